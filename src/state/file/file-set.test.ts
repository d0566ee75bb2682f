import { expect, test } from 'vitest'
import { fileNameOf } from '../../engine/raw-address.ts'
import { fileSetOf } from './file-set.ts'

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
