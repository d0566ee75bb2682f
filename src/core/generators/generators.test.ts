import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Params } from '../params.ts'
import { readParam, withDefaults } from '../params.ts'
import { finish } from '../steps.ts'
import { generatorById, generators } from './all.ts'

/** SHA-256 of the first 1,000 values (little-endian float32) with every parameter at its default. */
const FIRST_THOUSAND: Readonly<Record<string, string>> = {
  normal: '3e932e363343bef98334cd2d5f9e9407a5f4e2d09c7da4fcd854c37ce6b62f35',
  laplace: '14b0abcfe7be4ef31fe893e4f0b08515b478bbfcce167882eb211b4d0f757da4',
  uniform: 'ab35c1b40f85036cab1b720d9694c053f024edf358412152364e77094a39e851',
  'student-t': '629bd39294a68fda0cd03bb9285501be0977dff0041938b46bdcdb44f5de7e2c',
  bimodal: '89d9f0d8d2245e0f767c1f9ca594391dbca954b93fc216eb0eefd0333730f00f',
}

const ids = Object.keys(FIRST_THOUSAND)

function generate(id: string, params: Params = {}) {
  return finish(generatorById(id)!.generate(params))
}

function values(id: string, params: Params = {}): Float32Array {
  return generate(id, params).data as Float32Array
}

/** Standard deviation and kurtosis (3 for a normal distribution) around a mean that is known. */
function moments(data: Float32Array, mean: number): { mean: number; std: number; kurtosis: number } {
  let [first, second, fourth] = [0, 0, 0]
  for (const x of data) {
    first += x
    second += (x - mean) ** 2
    fourth += (x - mean) ** 4
  }
  const n = data.length
  return { mean: first / n, std: Math.sqrt(second / n), kurtosis: (fourth * n) / second ** 2 }
}

test('the registry finds every generator by its id, and nothing else', () => {
  expect(generators.map((generator) => generator.id)).toEqual(ids)
  for (const generator of generators) expect(generatorById(generator.id)).toBe(generator)
  expect(generatorById('constructor')).toBeUndefined()
})

test('all take the same parameters beside their own, with the defaults that links leave out', () => {
  const common = { n: 65536, seed: 42, mean: 0, std: 0.05, outliers: 0, spread: 6 }
  const own: Readonly<Record<string, Params>> = { 'student-t': { df: 4 }, bimodal: { modes: 0.1 } }
  for (const { id, params } of generators) expect(withDefaults(params, {})).toEqual({ ...common, ...own[id] })
})

test('parameters that depend on n', () => {
  const find = (key: string) => generators[0]!.params.find((param) => param.key === key)!
  expect(readParam(find('outliers'), '10', { n: 10 })).toBe(10)
  expect(readParam(find('outliers'), '11', { n: 10 })).toBeUndefined()
  expect(readParam(find('outliers'), '1001', { n: 5000 })).toBeUndefined()
  expect(readParam(find('shape'), '2x5', { n: 10 })).toBe('2x5')
  expect(readParam(find('shape'), '2x6', { n: 10 })).toBeUndefined()
  expect(readParam(find('shape'), '2y5', {})).toBeUndefined()
})

describe.each(ids)('%s', (id) => {
  test('gives the same bits in every engine', () => {
    const bytes = new Uint8Array(values(id).buffer, 0, 4000)
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(FIRST_THOUSAND[id])
  })

  test('depends on the seed alone, not on n', () => {
    expect(values(id, { n: 70_001 }).subarray(0, 1000)).toEqual(values(id).subarray(0, 1000))
    expect(values(id, { seed: 43 })).not.toEqual(values(id))
    expect(values(id, { seed: 4294967295, n: 100 })).not.toEqual(values(id, { seed: 0, n: 100 }))
  })

  test('scales and shifts', () => {
    const plain = values(id, { n: 1000, modes: 0 })
    const moved = values(id, { n: 1000, modes: 0, std: 0.2, mean: 1 })
    for (let i = 0; i < 1000; i++) expect(moved[i]).toBeCloseTo(1 + 4 * plain[i]!, 5)
  })

  test('one value, and no spread at all', () => {
    expect(values(id, { n: 1 })).toEqual(values(id).subarray(0, 1))
    expect(values(id, { n: 3, std: 0, mean: -2, modes: 0, outliers: 2 })).toEqual(Float32Array.of(-2, -2, -2))
    expect(values(id, { n: 3, std: 0, modes: 0 })).toEqual(Float32Array.of(0, 0, 0))
  })

  test('puts outliers where it says', () => {
    const params = { n: 2000, mean: 3, std: 0.05, spread: 40 }
    const plain = values(id, params)
    const data = values(id, { ...params, outliers: 150 })
    const changed = data.filter((x, i) => x !== plain[i])
    expect(changed).toHaveLength(150)
    const sizes = changed.map((x) => Math.abs(x - 3) / (40 * 0.05))
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(0.8 - 1e-6)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(1.2 + 1e-6)
    expect(Math.abs(changed.filter((x) => x < 3).length - 75)).toBeLessThan(25)
  })

  test('turns every weight into an outlier, and no more, when asked for more than there are', () => {
    const sizes = values(id, { n: 20, std: 1, spread: 100, outliers: 1000 }).map(Math.abs)
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(80)
  })

  test('names and shapes its tensor', () => {
    const { name, shape, dtype, data } = generate(id, { n: 3072, shape: '48x64' })
    expect({ name, shape, dtype, length: data.length }).toEqual({
      name: id,
      shape: [48, 64],
      dtype: 'f4',
      length: 3072,
    })
    expect(generate(id, { n: 3073, shape: '48x64' }).shape).toEqual([3073])
    expect(generate(id).shape).toEqual([65536])
  })

  test('reports its progress', () => {
    expect([...generatorById(id)!.generate({ n: 131_080 })]).toEqual([65536 / 131080, 131072 / 131080, 1])
  })
})

// Kurtosis: 3 + 6/(df − 4) for Student t; (m⁴ + 6m²s² + 3s⁴)/(m² + s²)² for modes at ±m with deviation s.
test.each([
  ['normal', {}, 0.05, 3],
  ['laplace', {}, 0.05, 6],
  ['uniform', {}, 0.05, 1.8],
  ['student-t', { df: 10 }, 0.05, 4],
  ['student-t', { df: 100 }, 0.05, 3.0625],
  ['bimodal', {}, Math.sqrt(0.0125), 1.72],
] as const)('%s %o has the moments of its distribution', (id, params, std, kurtosis) => {
  const measured = moments(values(id, { n: 1_000_000, mean: 0.3, ...params }), 0.3)
  expect(Math.abs(measured.mean - 0.3)).toBeLessThan(5e-4)
  expect(measured.std / std).toBeCloseTo(1, 2)
  expect(Math.abs(measured.kurtosis / kurtosis - 1)).toBeLessThan(0.03)
})

test('student-t with few degrees of freedom keeps its deviation and has far tails', () => {
  const data = values('student-t', { n: 1_000_000, df: 4 })
  expect(moments(data, 0).std / 0.05).toBeCloseTo(1, 1)
  expect(data.filter((x) => Math.abs(x) > 0.5).length).toBeGreaterThan(80)
})

test('uniform stays inside √3 deviations', () => {
  const bound = Math.fround(0.05 * Math.sqrt(3))
  const data = values('uniform', { n: 1_000_000 })
  expect(data.every((x) => x >= -bound && x <= bound)).toBe(true)
  expect(data.reduce((a, b) => Math.max(a, b))).toBeGreaterThan(bound * 0.9999)
})
