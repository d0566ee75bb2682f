import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { paramsOf } from '../../proof/laws/arbitraries.ts'
import { evaluate } from '../evaluate.ts'
import type { Evaluation } from '../evaluation.ts'
import { methodById, methods } from '../methods/all.ts'
import { displayHistogram } from '../metrics/display-histogram.ts'
import { originalOf } from '../metrics/original.ts'
import { type Params, withDefaults } from '../params.ts'
import { ROUNDINGS } from '../numeric/rounding.ts'
import { finish, type Steps } from '../steps.ts'
import { Accelerator } from './accelerate.ts'
import { DirectPath } from './direct.ts'
import { loadKernels } from './kernels.ts'
import { type FastPath, fastPathOf, setFastPath } from './path.ts'
import { type Affordable, SortedPath } from './sorted/path.ts'
import { tableOf, type ValueTable } from './table/build.ts'
import { TableKernels } from './table/kernels.ts'
import { TablePath } from './table/path.ts'
import { KernelWeights } from './weights.ts'
import { distributions, in16Bits } from '../../proof/paths/distributions.ts'
import { expectSame } from '../../proof/paths/same.ts'

type Case = readonly [id: string, params: Params, bins: number]

let module: WebAssembly.Module

beforeAll(async () => {
  const loaded = await loadKernels()
  if (loaded === null) throw new Error('no SIMD here')
  module = loaded
})

function run(data: Float32Array, id: string, params: Params, bins: number, hurried = true): Evaluation {
  const method = methodById(id)
  if (!method) throw new Error(`no method ${id}`)
  return finish(evaluate({ name: 'w', shape: [data.length], dtype: 'f4', data }, method, params, { bins, hurried }))
}

const held = (weights: Float32Array): KernelWeights => finish(KernelWeights.of(module, weights))

/** A direct path to which nothing may be left. */
class Nowhere extends DirectPath {
  override tally(): null {
    return null
  }

  override *countEqual(): Steps<never> {
    yield 1
    throw new Error('left to nobody')
  }
}

/** Nothing costs too much. */
const ALL: Affordable = { codes: () => Infinity, runs: () => Infinity, levels: () => Infinity }

const paths: readonly (readonly [name: string, make: (weights: Float32Array) => FastPath])[] = [
  ['direct', (weights) => new DirectPath(held(weights))],
  ['sorted', (weights) => finish(SortedPath.of(module, weights, new Nowhere(held(weights)), ALL))],
  [
    'sorted, from the runs',
    (weights) => finish(SortedPath.of(module, weights, new Nowhere(held(weights)), { ...ALL, codes: () => 0 })),
  ],
  ['table', (weights) => new TablePath(valuesOf(weights))],
  ['table, in WebAssembly', (weights) => tableInKernels(weights)],
]

function valuesOf(weights: Float32Array): ValueTable {
  const table = finish(tableOf(weights))
  if (table === null) throw new Error('these weights do not have 16 bits')
  return table
}

function tableInKernels(weights: Float32Array): FastPath {
  const table = valuesOf(weights)
  return new TablePath(table, finish(TableKernels.of(module, table)))
}

const BITS = Array.from({ length: 16 }, (_, i) => i + 1)
const UNIFORM = ['affine', 'symmetric']
const uniform = methods.filter(({ id }) => UNIFORM.includes(id))

describe.each(paths)('%s', (path, make) => {
  /** Holds the path to what TypeScript gives. */
  function compare(weights: Float32Array, cases: readonly Case[]): void {
    const fast = weights.slice()
    setFastPath(fast, make(fast))
    for (const [id, params, bins] of cases) expectSame(run(fast, id, params, bins), run(weights, id, params, bins))
  }

  const given = distributions.map(
    ([name, weights], i) => [name, path.startsWith('table') ? in16Bits(weights, i) : weights] as const,
  )

  describe.each(given)('%s', (_name, weights) => {
    test('under every number of bits, both kinds of codes and both ways to divide', () => {
      const cases = BITS.flatMap((k): Case[] => [
        ['affine', { k, range: 'minmax' }, 80],
        ['affine', { k, range: 'percentile', p: 90, codes: 'signed', arith: 'recip' }, 512],
        ['affine', { k, range: 'percentile', p: 95, rounding: ROUNDINGS[k % ROUNDINGS.length] ?? '' }, 130],
        ['symmetric', { k, range: 'percentile', p: 99, span: 'no-clip' }, 16],
        ['symmetric', { k, range: 'minmax', span: 'signed' }, 80],
        ['symmetric', { k: Math.max(2, k), range: 'percentile', p: 60, arith: 'recip' }, 300],
      ])
      compare(weights, cases)
    })

    test('of the methods of the article, in one pass or from the runs, whatever they keep', () => {
      const cases = BITS.flatMap((k): Case[] => [
        ['fixed-point', { k }, 80],
        ['fixed-point', { k, rounding: 'floor' }, 512],
        ['clip', { a: -k / 50, b: k / 10 }, 80],
        ['clip', { a: -k, b: 2 * k, cast: 'int32-js' }, 300],
      ])
      const wide: Case = ['clip', { a: -1, b: 3e38, cast: 'int32-js' }, 80]
      compare(weights, [...cases, wide, ['integer', {}, 80], ['integer', { rounding: 'half-away' }, 512]])
    })

    test('of every method, under any parameters', () => {
      const fast = weights.slice()
      setFastPath(fast, make(fast))
      for (const { id, params } of path.endsWith('runs') ? uniform : methods) {
        const property = fc.property(paramsOf(params), fc.integer({ min: 16, max: 512 }), (params, bins) => {
          // Searches are proved elsewhere, and groups do not take these paths.
          const given = { ...params, gran: 'tensor', range: params.range === 'percentile' ? 'percentile' : 'minmax' }
          expectSame(run(fast, id, given, bins), run(weights, id, given, bins))
        })
        fc.assert(property, { numRuns: UNIFORM.includes(id) ? 15 : 5 })
      }
    })
  })

  test('errors at the very edge of a bin fall where TypeScript puts them', () => {
    // Steps of 1 and bins of 0.05: every multiple of 0.025 is an edge, or as near to one as a float32 can be.
    const all = Float32Array.from({ length: 4001 }, (_, i) => (i - 2000) * 0.025)
    const edges = path.startsWith('table') ? in16Bits(all, 0) : all
    compare(edges, [
      ['affine', { k: 8, scale: 1, zp: 128 }, 80],
      ['affine', { k: 2, scale: 1, zp: 1 }, 80],
      ['affine', { k: 8, scale: 0.1, zp: 3 }, 512],
      ['affine', { k: 16, scale: 1e-30, zp: 128 }, 80],
      ['affine', { k: 16, scale: 1e-44, zp: 128 }, 80],
      ['affine', { k: 16, scale: 1e-44, zp: 128, arith: 'recip' }, 80],
    ])
  })
})

test('at rest, sorted weights give what they gave before they were sorted, to the last digit', () => {
  for (const [, weights] of distributions) {
    const [fast, sorted] = [weights.slice(), weights.slice()]
    const direct = new DirectPath(held(fast))
    setFastPath(fast, direct)
    setFastPath(sorted, finish(SortedPath.of(module, sorted, new DirectPath(held(sorted)), ALL)))
    for (const k of [2, 5, 9]) {
      const params = { k, range: 'minmax' }
      expect(run(sorted, 'affine', params, 80, false)).toEqual(run(fast, 'affine', params, 80, false))
    }
  }
})

test('the methods of the article do not wait for a pass of TypeScript', () => {
  const weights = Float32Array.from({ length: 5000 }, (_, i) => Math.fround(Math.sin(i) * 3))
  const original = finish(originalOf({ name: 'w', shape: [5000], dtype: 'f4', data: weights }, { keepsFloat64: true }))
  const display = finish(displayHistogram(original, 80))
  const direct = new DirectPath(held(weights))
  const sorted = finish(SortedPath.of(module, weights, new Nowhere(held(weights)), ALL))
  for (const [id, params, paths] of [
    ['integer', {}, [direct, sorted]],
    ['fixed-point', { k: 6 }, [direct, sorted]],
    ['fixed-point', { k: 6, rounding: 'trunc' }, [sorted]],
    ['clip', { a: -1, b: 2 }, [sorted]],
  ] as const) {
    const method = methodById(id)
    if (!method) throw new Error(`no method ${id}`)
    const quantizer = finish(method.prepare(original.tensor, withDefaults(method.params, params), {}))
    for (const path of paths) expect(path.tally(quantizer, display, 80)).not.toBeNull()
  }
})

test('weights get the path that suits them', async () => {
  const accelerator = await Accelerator.load()
  const float32 = Float32Array.of(0.1, 0.2, -0.3)
  finish(accelerator.begin(float32))
  expect(fastPathOf(float32)).toBeInstanceOf(DirectPath)
  finish(accelerator.sort(float32))
  expect(fastPathOf(float32)).toBeInstanceOf(SortedPath)
  const halves = Float32Array.of(0.5, 1.5, Number.NaN)
  finish(accelerator.begin(halves))
  finish(accelerator.sort(halves))
  expect(fastPathOf(halves)).toBeInstanceOf(TablePath)
})
