import { describe, expect, test } from 'vitest'
import type { RawLayout } from '../core/formats/raw-types.ts'
import { writeLink } from './link/index.ts'
import { readLink } from './link/reading.ts'
import { rawOf, rawParams } from './raw-params.ts'
import { resolveSource } from './weights-request.ts'

const LAYOUTS: readonly RawLayout[] = [
  { dtype: 'float32', endian: 'little', offset: 0 },
  { dtype: 'bfloat16', endian: 'big', offset: 16 },
  { dtype: 'int8', endian: 'little', offset: 1, shape: [48, 64] },
]

const sourceOf = (link: string) => {
  const reading = readLink(link)
  if (reading.kind !== 'scene') throw new Error(`${link} is damaged`)
  expect(writeLink(reading.scene)).toBe(link)
  return reading.scene.source
}

describe('what raw bytes mean', () => {
  test.each(LAYOUTS.map((raw) => [raw]))('%j survives as parameters of a source', (raw) => {
    expect(rawOf({ id: 'file', params: { name: 'w.bin', ...rawParams(raw) } })).toEqual({ raw })
  })

  test('is nothing where the content tells', () => {
    expect(rawParams(undefined)).toEqual({})
    expect(rawOf({ id: 'file', params: { name: 'w.npy' } })).toEqual({})
    expect(rawOf({ id: 'file', params: { name: 'w.npy', dtype: 'auto', offset: 4 } })).toEqual({})
  })

  test('reaches the engine from a link to an address', async () => {
    const href = 'https://example.org/w.bin'
    const source = sourceOf(`v=1&src=url;href=${href};tensor=w;dtype=float16;offset=8;shape=2x3`)
    expect(await resolveSource(source)).toEqual({
      kind: 'request',
      request: {
        kind: 'url',
        href,
        tensor: 'w',
        raw: { dtype: 'float16', endian: 'little', offset: 8, shape: [2, 3] },
      },
    })
    const plain = sourceOf(`v=1&src=url;href=${href}`)
    expect(await resolveSource(plain)).toEqual({ kind: 'request', request: { kind: 'url', href } })
  })
})
