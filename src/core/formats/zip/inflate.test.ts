import { constants, deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { finish } from '../../steps.ts'
import { inflate } from './inflate.ts'

const unpack = (input: Uint8Array, room: number) => {
  const output = new Uint8Array(room)
  return { ...finish(inflate(input, output)), output }
}

const WAYS = [
  ['stored', { level: 0 }],
  ['fixed codes', { strategy: constants.Z_FIXED }],
  ['codes of its own', { level: 9 }],
  ['fast', { level: 1 }],
  ['codes without repetition', { strategy: constants.Z_HUFFMAN_ONLY }],
] as const

/** Bytes with repetitions near and far. */
const content = fc
  .array(
    fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.tuple(fc.uint8Array({ minLength: 1, maxLength: 9 }), fc.nat(400)).map(([some, times]) => {
        return Uint8Array.from({ length: some.length * times }, (_, i) => some[i % some.length] ?? 0)
      }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => Uint8Array.from(parts.flatMap((part) => [...part])))

describe.each(WAYS)('%s', (_, options) => {
  test('is unpacked as it was', () => {
    fc.assert(
      fc.property(content, (data) => {
        const { output, produced, end } = unpack(deflateRawSync(data, options), data.length)
        expect({ produced, end }).toEqual({ produced: data.length, end: 'whole' })
        expect(Buffer.compare(output, data)).toBe(0)
      }),
      { seed: 5, numRuns: 60 },
    )
  })

  test('is never written beyond the room', () => {
    fc.assert(
      fc.property(content, fc.nat(200), (data, less) => {
        const room = Math.max(0, data.length - 1 - less)
        if (data.length === 0) return
        const { output, produced, end } = unpack(deflateRawSync(data, options), room)
        expect({ produced, end }).toEqual({ produced: room, end: 'full' })
        expect(Buffer.compare(output, data.subarray(0, room))).toBe(0)
      }),
      { seed: 6, numRuns: 60 },
    )
  })

  test('that is cut is seen as cut, and what came before is good', () => {
    const data = Uint8Array.from({ length: 5000 }, (_, i) => (i * i) % 251)
    const packed = deflateRawSync(data, options)
    for (let length = 0; length < packed.length; length += 37) {
      const { output, produced, end } = unpack(packed.subarray(0, length), data.length)
      expect(end).toBe('cut')
      expect(Buffer.compare(output.subarray(0, produced), data.subarray(0, produced))).toBe(0)
    }
  })
})

test('a longer tail than 32 kB of distance and a megabyte of output report progress', () => {
  const data = Uint8Array.from({ length: 3_000_000 }, (_, i) => ((i % 30_011) * 7) & 255)
  const output = new Uint8Array(data.length)
  const steps = inflate(deflateRawSync(data), output)
  let reports = 0
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) break
    reports += 1
  }
  expect(reports).toBeGreaterThan(1)
  expect(Buffer.compare(output, data)).toBe(0)
})

test.each([
  ['a block kind that does not exist', [0x07]],
  ['a stored block whose lengths disagree', [0x01, 5, 0, 5, 0, 1, 2, 3, 4, 5]],
  ['a distance before the beginning', [0x4b, 0x04, 0x62, 0x00, 0x00, 0x00]],
  ['lengths that make no code', [0x05, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]],
])('%s is damage', (_, bytes) => {
  expect(unpack(Uint8Array.from(bytes), 1000).end).toBe('damaged')
})

test('any bytes end somehow', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(['whole', 'full', 'cut', 'damaged']).toContain(unpack(bytes, 500).end)
    }),
    { seed: 7, numRuns: 2000 },
  )
})
