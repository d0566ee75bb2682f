import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { paramsOf } from '../../proof/laws/arbitraries.ts'
import { evaluate } from '../evaluate.ts'
import type { Evaluation } from '../evaluation.ts'
import { methodById } from '../methods/all.ts'
import type { Params } from '../params.ts'
import { finish } from '../steps.ts'
import { accelerate } from './accelerate.ts'
import { DirectPath } from './direct.ts'
import { loadKernels } from './kernels.ts'
import { fastPathOf, setFastPath } from './path.ts'
import { distributions } from '../../proof/paths/distributions.ts'
import { expectSame } from '../../proof/paths/same.ts'

let module: WebAssembly.Module

beforeAll(async () => {
  const loaded = await loadKernels()
  if (loaded === null) throw new Error('no SIMD here')
  module = loaded
})

function run(data: Float32Array, id: string, params: Params, bins: number): Evaluation {
  const method = methodById(id)
  if (!method) throw new Error(`no method ${id}`)
  return finish(evaluate({ name: 'w', shape: [data.length], dtype: 'f4', data }, method, params, { bins }))
}

/** Holds the direct path to what TypeScript gives. */
function compare(weights: Float32Array, cases: readonly (readonly [id: string, params: Params, bins: number])[]): void {
  const fast = weights.slice()
  setFastPath(fast, new DirectPath(module, fast))
  for (const [id, params, bins] of cases) {
    expectSame(run(fast, id, params, bins), run(weights, id, params, bins))
  }
}

const BITS = Array.from({ length: 16 }, (_, i) => i + 1)

describe.each(distributions)('%s', (_name, weights) => {
  test('under every number of bits, both kinds of codes and both ways to divide', () => {
    const cases = BITS.flatMap((k) => [
      ['affine', { k, range: 'minmax' }, 80] as const,
      ['affine', { k, range: 'percentile', p: 90, codes: 'signed', arith: 'recip' }, 512] as const,
      ['symmetric', { k, range: 'percentile', p: 99, span: 'no-clip' }, 16] as const,
      ['symmetric', { k, range: 'minmax', span: 'signed' }, 80] as const,
      ['symmetric', { k: Math.max(2, k), range: 'percentile', p: 60, arith: 'recip' }, 300] as const,
    ])
    compare(weights, cases)
  })

  test('under any parameters', () => {
    const fast = weights.slice()
    setFastPath(fast, new DirectPath(module, fast))
    for (const id of ['affine', 'symmetric']) {
      const params = paramsOf(methodById(id)?.params ?? [])
      const property = fc.property(params, fc.integer({ min: 16, max: 512 }), (params, bins) => {
        // Searches are proved elsewhere, and groups do not take this path.
        const given = { ...params, gran: 'tensor', range: params.range === 'percentile' ? 'percentile' : 'minmax' }
        expectSame(run(fast, id, given, bins), run(weights, id, given, bins))
      })
      fc.assert(property, { numRuns: 20 })
    }
  })
})

test('weights get their fast path', async () => {
  const weights = new Float32Array(1)
  expect(fastPathOf(weights)).toBeUndefined()
  await accelerate(weights)
  expect(fastPathOf(weights)).toBeInstanceOf(DirectPath)
})

test('errors at the very edge of a bin fall where TypeScript puts them', () => {
  // Steps of 1 and bins of 0.05: every multiple of 0.025 is an edge, or as near to one as a float32 can be.
  const edges = Float32Array.from({ length: 4001 }, (_, i) => (i - 2000) * 0.025)
  compare(edges, [
    ['affine', { k: 8, scale: 1, zp: 128 }, 80],
    ['affine', { k: 2, scale: 1, zp: 1 }, 80],
    ['affine', { k: 8, scale: 0.1, zp: 3 }, 512],
    ['affine', { k: 16, scale: 1e-30, zp: 128 }, 80],
    ['affine', { k: 16, scale: 1e-44, zp: 128 }, 80],
    ['affine', { k: 16, scale: 1e-44, zp: 128, arith: 'recip' }, 80],
  ])
})
