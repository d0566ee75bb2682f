import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeFloat16 } from '../../numeric/float16.ts'
import { CHUNK } from '../../fast/chunks/memory.ts'
import { CHUNK as SHARED } from '../../fast/weights.ts'
import { readHalf, writeHalf } from './half.ts'
import { ggmlTypes } from './index.ts'
import { loadCodec } from './load.ts'
import { IQ4_ENTRIES, nearestEntry } from './iq4-entries.ts'
import { fittedScale, searchEntries } from './iq4-search.ts'
import { searchOffset } from './offset-search.ts'
import { searchRefining } from './refine-search.ts'
import { searchSigned } from './signed-search.ts'

describe.each(Object.entries(ggmlTypes))('%s', (_type, decoder) => {
  const block = fc.uint8Array({ minLength: decoder.bytes, maxLength: decoder.bytes })

  test('reads any bytes of its block, and writes its weights, nothing else', () => {
    const property = fc.property(block, fc.nat({ max: 255 }), (bytes, around) => {
      const alone = new Float32Array(decoder.elements)
      decoder.decode(bytes, 0, alone, 0)
      const among = new Uint8Array(decoder.bytes + 6).fill(around)
      among.set(bytes, 3)
      const out = new Float32Array(decoder.elements + 2).fill(7)
      decoder.decode(among, 3, out, 1)
      expect(out.subarray(1, -1)).toEqual(alone)
      expect([out[0], out.at(-1)]).toEqual([7, 7])
    })
    fc.assert(property, { numRuns: 40 })
  })

  test('has every byte in some weight', () => {
    const values = (bytes: Uint8Array) => {
      const out = new Float32Array(decoder.elements)
      decoder.decode(bytes, 0, out, 0)
      return out.join()
    }
    // 0x3b as a float16, as a scale and as codes: no field is 0, so that none hides another.
    const bytes = new Uint8Array(decoder.bytes).fill(0x3b)
    const before = values(bytes)
    for (let i = 0; i < decoder.bytes; i++) {
      expect(values(Uint8Array.from(bytes, (byte, at) => (at === i ? byte ^ 0x44 : byte)))).not.toBe(before)
    }
  })
})

test('every format that is written is found by its id, and no other', async () => {
  const written = Object.entries(ggmlTypes).filter(([, type]) => 'encode' in type)
  expect(written.length).toBe(14)
  for (const [name, codec] of written) {
    expect(await loadCodec(name.toLowerCase())).toBe(codec)
    expect(codec).toMatchObject({ id: name.toLowerCase() })
  }
  for (const id of ['q1_0', 'mxfp4', 'iq4-search', 'constructor']) expect(await loadCodec(id)).toBeUndefined()
})

test('chunks, whoever works on them, hold whole blocks', () => {
  for (const { elements } of Object.values(ggmlTypes)) expect([SHARED % elements, CHUNK % elements]).toEqual([0, 0])
})

describe('float16', () => {
  const bytes = new Uint8Array(2)
  const rounded = (value: number) => {
    writeHalf(bytes, 0, Math.fround(value))
    return readHalf(bytes, 0)
  }

  const patterns = Array.from({ length: 0x10000 }, (_, half) => half).filter((half) => (half & 0x7c00) !== 0x7c00)

  test('writes every finite number as it is', () => {
    const written = patterns.map((half) => {
      const fits = writeHalf(bytes, 0, decodeFloat16(half))
      return fits ? new DataView(bytes.buffer).getUint16(0, true) : NaN
    })
    expect(written).toEqual(patterns)
  })

  test('rounds what lies between two to the nearer, the middle to the even one', () => {
    const wrong = patterns.filter((half) => {
      if (half >= 0x7bff) return false
      const low = decodeFloat16(half)
      const high = decodeFloat16(half + 1)
      const step = (high - low) / 8
      const middle = half % 2 === 0 ? low : high
      return rounded(low + 3 * step) !== low || rounded(low + 4 * step) !== middle || rounded(low + 5 * step) !== high
    })
    expect(wrong).toEqual([])
  })

  test('keeps what is too great at ±65504, and says so', () => {
    expect([rounded(65519.99), rounded(65520), rounded(-1e30), rounded(Infinity)]).toEqual([
      65504, 65504, -65504, 65504,
    ])
    expect([65519, 65520, -Infinity, NaN].map((value) => writeHalf(bytes, 0, value))).toEqual([
      true,
      false,
      false,
      false,
    ])
    expect(rounded(NaN)).toBe(0)
  })
})

test('the nearest entry of IQ4 is the nearest, and in the middle the upper one', () => {
  for (let value = -140; value <= 140; value += 0.125) {
    const distances = Array.from(IQ4_ENTRIES, (entry) => Math.abs(entry - value))
    expect(nearestEntry(value)).toBe(distances.lastIndexOf(Math.min(...distances)))
  }
  expect([-Infinity, Infinity, NaN].map(nearestEntry)).toEqual([0, 15, 15])
})

describe('a search errs no more than plain rounding does', () => {
  const weights = (count: number) =>
    fc
      .array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: count, maxLength: count })
      .map((list) => Float32Array.from(list))
  const codes = new Uint8Array(32)
  const errorOf = (x: Float32Array, value: (x: number, i: number) => number, importance: (x: number) => number) =>
    x.reduce((sum, weight, i) => sum + importance(weight) * (value(weight, i) - weight) ** 2, 0)
  const square = (x: number) => x * x
  // The searches compare float32 sums of the size of Σ w·x², which tell nothing of weights that are tiny.
  const slack = (x: Float32Array, importance: (x: number) => number) => 1e-5 * errorOf(x, () => 0, importance) + 1e-12

  test('with a minimum', () => {
    const search = { count: 32, most: 15, first: -1, tries: 20, absolute: false, mean: false }
    const found = { scale: 0, minimum: 0 }
    const property = fc.property(weights(32), (x) => {
      searchOffset(search, x, 0, new Float32Array(32).fill(1), codes, found)
      const min = Math.min(0, ...x)
      const step = (Math.max(...x) - min) / 15
      const plain = errorOf(
        x,
        (weight) => (step > 0 ? Math.floor((weight - min) / step + 0.5) * step + min : min),
        () => 1,
      )
      const own = errorOf(
        x,
        (_, i) => found.scale * (codes[i] ?? NaN) - found.minimum,
        () => 1,
      )
      expect(found.minimum).toBeGreaterThanOrEqual(0)
      expect(own).toBeLessThanOrEqual(plain + slack(x, () => 1))
    })
    fc.assert(property, { numRuns: 300 })
  })

  test.each([
    ['signed', 32, (x: Float32Array) => searchSigned(x, 0, 16, 32, codes)],
    ['refining', 4, (x: Float32Array) => searchRefining(x, 0, 4, codes)],
  ] as const)('%s', (_name, half, search) => {
    const property = fc.property(weights(16), (x) => {
      const scale = search(x)
      const max = x.reduce((most, weight) => (Math.abs(weight) > Math.abs(most) ? weight : most), 0)
      const step = max / -half
      const clamped = (code: number) => Math.max(-half, Math.min(half - 1, code))
      const plain = errorOf(x, (weight) => (step === 0 ? 0 : clamped(Math.floor(weight / step + 0.5)) * step), square)
      const own = errorOf(x, (_, i) => scale * ((codes[i] ?? NaN) - half), square)
      expect(own).toBeLessThanOrEqual(plain + slack(x, square))
    })
    fc.assert(property, { numRuns: 300 })
  })

  test('among entries', () => {
    const property = fc.property(weights(32), (x) => {
      const max = x.reduce((most, weight) => (Math.abs(weight) > Math.abs(most) ? weight : most), 0)
      const entry = (value: number) => IQ4_ENTRIES[nearestEntry(value)] ?? NaN
      const factor = Math.fround(1 / Math.fround(max / 127))
      const fitted = fittedScale(x, 0, factor)
      const plain = errorOf(x, (weight) => fitted * entry(Math.fround(factor * weight)), square)
      const scale = searchEntries(x, 0, 7)
      const own = errorOf(x, (weight) => (scale === 0 ? 0 : scale * entry(weight / scale)), square)
      expect(own).toBeLessThanOrEqual(plain + slack(x, square))
    })
    fc.assert(property, { numRuns: 300 })
  })
})
