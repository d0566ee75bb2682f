import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { generators } from '../generators/all.ts'
import { finish } from '../steps.ts'
import { calibratorById, calibrators } from './all.ts'
import type { Range, RangeTarget } from './range.ts'

const AFFINE: RangeTarget = { kind: 'affine', min: 0, max: 15 }
const SYMMETRIC: RangeTarget = { kind: 'symmetric', min: -7, max: 7 }

function find(id: string, values: Float32Array, target: RangeTarget, params = {}): Range {
  const found = calibratorById(id)?.find(values, values.length, target, params)
  if (!found) throw new Error(`no rule ${id}`)
  return 'a' in found ? found : finish(found)
}

const GOLDEN = fileURLToPath(new URL('../../proof/fixtures/golden/affine/', import.meta.url))

function golden(name: string): Float32Array {
  const bytes = readFileSync(GOLDEN + name)
  return new Float32Array(Uint8Array.from(bytes.subarray(128)).buffer)
}

interface Record {
  readonly method: string
  readonly input: string
  readonly low: number
  readonly high: number
}

describe('entropy', () => {
  const { cases } = JSON.parse(readFileSync(`${GOLDEN}manifest.json`, 'utf8'))
  const ort = cases.find((golden: { id: string }) => golden.id === 'calibration_ort')
  const records: Record[] = ort.params.records.filter((record: Record) => record.method === 'entropy')

  test('has golden records', () => expect(records.length).toBeGreaterThan(0))

  test.each(records)('finds the range that ONNX Runtime finds for $input', ({ input, low, high }) => {
    const { a, b } = find('entropy', golden(`x_${input}.npy`), AFFINE)
    expect([a, b]).toEqual([low, high])
  })

  // Losses of several ranges are as good as equal here: ONNX Runtime 1.30 finds these, by the last bits of float32.
  test.each([
    [17, -0.25491395592689514, 0.353061318397522],
    [25, -0.2575639486312866, 0.2581891119480133],
    [29, -0.2715156376361847, 0.39285337924957275],
  ])('finds the range that ONNX Runtime finds for heavy tails, seed %i', (seed, a, b) => {
    const weights = generators.find(({ id }) => id === 'student-t')?.generate({ seed, n: 2500 })
    if (!weights) throw new Error('there is no such generator')
    expect(find('entropy', Float32Array.from(finish(weights).data), AFFINE)).toEqual({ a, b })
  })

  test('keeps all of data that its bins cannot tell apart', () => {
    expect(find('entropy', Float32Array.of(0, 0), AFFINE)).toEqual({ a: 0, b: 0 })
    expect(find('entropy', Float32Array.of(1e-45, 0), AFFINE)).toEqual({ a: 0, b: Math.fround(1e-45) })
    expect(find('entropy', Float32Array.of(3e38, -3e38), AFFINE)).toEqual({
      a: Math.fround(-3e38),
      b: Math.fround(3e38),
    })
  })
})

/** The definition of the search, candidate by candidate, without anything that saves time. */
function slowAffine(values: Float32Array, { min, max }: RangeTarget): Range {
  const low = Math.min(0, ...values)
  const high = Math.max(0, ...values)
  const error = (i: number, j: number) => {
    const a = (low * i) / 100
    const s = ((high * j) / 100 - a) / (max - min)
    const z = Math.min(max, Math.max(min, min - rint(a / s)))
    return values.reduce((sum, x) => sum + (x - (Math.min(max, Math.max(min, rint(x / s) + z)) - z) * s) ** 2, 0)
  }
  const best = (at: (n: number) => number) => {
    const errors = Array.from({ length: 100 }, (_, n) => at(n + 1))
    return errors.indexOf(Math.min(...errors)) + 1
  }
  let [i, j] = [100, 100]
  for (;;) {
    const nextI = low < 0 ? best((n) => error(n, j)) : i
    const nextJ = high > 0 ? best((n) => error(nextI, n)) : j
    if (nextI === i && nextJ === j) return { a: (low * i) / 100, b: (high * j) / 100 }
    i = nextI
    j = nextJ
  }
}

function rint(value: number): number {
  const whole = Math.floor(value)
  const rest = value - whole
  return rest > 0.5 || (rest === 0.5 && whole % 2 !== 0) ? whole + 1 : whole
}

describe('mse', () => {
  const values = golden('x_hist.npy')

  test.each([
    ['all', values],
    ['positive', values.map(Math.abs)],
    ['negative', values.map((x) => -Math.abs(x))],
    ['few', values.slice(0, 31)],
  ])('of an affine grid is the plain search, for weights that are %s', (_name, part) => {
    for (const target of [AFFINE, { kind: 'affine', min: -2, max: 1 } as const]) {
      expect(find('mse', part, target)).toEqual(slowAffine(part, target))
    }
  })

  test('of a symmetric grid never does worse than min–max, and of zeros is empty', () => {
    const { a, b } = find('mse', values, SYMMETRIC)
    expect(a).toBe(-b)
    expect(b).toBeLessThan(Math.max(...values.map(Math.abs)))
    expect(find('mse', new Float32Array(5), SYMMETRIC)).toEqual({ a: 0, b: 0 })
    expect(find('mse', new Float32Array(0), AFFINE)).toEqual({ a: 0, b: 0 })
  })
})

describe('percentile', () => {
  const values = Float32Array.from({ length: 11 }, (_, i) => i - 5)

  test('cuts both ends of an affine range, and the sizes of a symmetric one', () => {
    expect(find('percentile', values, AFFINE, { p: 80 })).toEqual({ a: -4, b: 4 })
    expect(find('percentile', values, SYMMETRIC, { p: 80 })).toEqual({ a: -4, b: 4 })
    expect(find('percentile', values, AFFINE, { p: 100 })).toEqual({ a: -5, b: 5 })
    expect(find('percentile', new Float32Array(0), AFFINE, { p: 99 })).toEqual({ a: 0, b: 0 })
  })

  test('is linear between neighbours', () => {
    const { b } = find('percentile', Float32Array.of(0, 1), AFFINE, { p: 50 })
    expect(b).toBe(0.75)
  })
})

describe('by hand', () => {
  test('takes a missing end from the data', () => {
    const values = Float32Array.of(-1, 2)
    expect(find('manual', values, AFFINE, { a: -0.5 })).toEqual({ a: -0.5, b: 2 })
    expect(find('manual', values, AFFINE, { a: -0.5, b: 0.25 })).toEqual({ a: -0.5, b: 0.25 })
    expect(find('manual', values, AFFINE)).toEqual({ a: -1, b: 2 })
  })
})

test('every rule has words in both languages', () => {
  for (const { label, summary } of calibrators) {
    for (const words of [label, summary]) expect(words.en.length * words['zh-CN'].length).toBeGreaterThan(0)
  }
})
