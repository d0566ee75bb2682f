import { afterEach, expect, test, vi } from 'vitest'
import { fileNameOf } from '../../engine/raw-address.ts'
import { sceneStore } from '../scene-store.ts'
import { fileSetOf, openInLab } from './file-set.ts'

const nameOf = (href: string): string | undefined => fileSetOf({ id: 'url', params: { href } })?.name

test.each([
  ['https://example.org/models/net.safetensors', 'net.safetensors'],
  ['https://example.org/models/net.npz?download=true#top', 'net.npz'],
  ['https://example.org/models/name/', 'name'],
  ['https://example.org/', 'example.org'],
  ['https://example.org/%E6%9D%83%E9%87%8D.npy', '权重.npy'],
  ['https://example.org/100%.npy', '100%.npy'],
])('the file at %s is called %s in the File view and in sentences about it', (href, name) => {
  expect(nameOf(href)).toBe(name)
  expect(fileNameOf(new URL(href))).toBe(name)
})

test('what is no address is called what was typed', () => {
  expect(nameOf('net.npz')).toBe('net.npz')
})

afterEach(() => vi.unstubAllGlobals())

test('weights without a file are listed themselves, and stay when they are opened in the Lab', async () => {
  const source = { id: 'values', params: { n: 5, d: '1,2,3,4,5' } }
  const set = fileSetOf(source)
  expect(set).toMatchObject({ kind: 'scene', name: 'values' })
  expect(await set?.request()).toMatchObject({ kind: 'values', shape: [5], data: Float64Array.of(1, 2, 3, 4, 5) })
  const other = fileSetOf({ ...source, params: { n: 5, d: '1,2,3,4,6' } })
  expect(other?.key).not.toBe(set?.key)
  sceneStore.setState({ source, view: 'file' })
  if (set) openInLab(set, 'values', false)
  expect(sceneStore.getState()).toMatchObject({ source, view: 'lab' })
})

test('weights that a link has lost are not asked for', async () => {
  await expect(fileSetOf({ id: 'values', params: { n: 5, d: '1,2' } })?.request()).rejects.toThrow('stopped')
})

test('the example is fetched as the files that it consists of', async () => {
  const example = fileSetOf({ id: 'example', params: {} })
  vi.stubGlobal('fetch', async () => new Response(Uint8Array.of(1, 2)))
  const request = await example?.request()
  if (request?.kind !== 'files') throw new Error('no files')
  expect(request.files.map(({ name, size }) => [name, size])).toContainEqual(['fc1.weight.npy', 2])
  vi.stubGlobal('fetch', async () => new Response('', { status: 404 }))
  await expect(example?.request()).rejects.toMatchObject({ problem: { code: 'fetch-failed', values: { status: 404 } } })
})
