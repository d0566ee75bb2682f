import fc from 'fast-check'
import { beforeAll, describe, test } from 'vitest'
import { paramsOf } from '../../../proof/laws/arbitraries.ts'
import { distributions } from '../../../proof/paths/distributions.ts'
import { expectSame } from '../../../proof/paths/same.ts'
import { evaluate } from '../../evaluate.ts'
import type { Evaluation } from '../../evaluation.ts'
import { methodById, methods } from '../../methods/all.ts'
import type { Params } from '../../params.ts'
import { finish } from '../../steps.ts'
import { setGroupKernels } from '../groups.ts'
import { loadKernels } from '../kernels.ts'
import { DirectPath } from '../direct.ts'
import { type FastPath, setFastPath } from '../path.ts'
import { Chunks } from './path.ts'

let module: WebAssembly.Module

beforeAll(async () => {
  const loaded = await loadKernels()
  if (loaded === null) throw new Error('no SIMD here')
  module = loaded
})

function run(data: Float32Array, id: string, params: Params, bins: number): Evaluation {
  const method = methodById(id)
  if (!method) throw new Error(`no method ${id}`)
  return finish(evaluate({ name: 'w', shape: shapeOf(data.length), dtype: 'f4', data }, method, params, { bins }))
}

/** As many rows as go: channels and rows that blocks do not fill. */
function shapeOf(n: number): number[] {
  const rows = [7, 5, 3].find((size) => n % size === 0) ?? 1
  return [rows, n / rows]
}

/** A path that leaves everything to the chunks. */
function chunked(weights: Float32Array): FastPath {
  const chunks = new Chunks(module, weights)
  const direct = new DirectPath(module, weights)
  setGroupKernels(weights, chunks)
  return {
    tally: (quantizer, display, limit) => chunks.tally(quantizer, display, limit),
    countEqual: (bins) => direct.countEqual(bins),
  }
}

/** There are two axes, and searches are proved elsewhere. */
function legal(params: Params): Params {
  const axis = typeof params.axis === 'number' ? { axis: params.axis % 2 } : {}
  return { ...params, ...axis, ...(params.range === undefined ? {} : { range: 'minmax' }) }
}

/** Copies of all distributions that have the path, of several chunks and with something after the last full one. */
const given = distributions.map(([name, weights]) => [name, weights] as const)

describe.each(given)('%s', { timeout: 120_000 }, (_name, weights) => {
  test('every method gives what TypeScript gives, under any parameters', () => {
    const fast = weights.slice()
    setFastPath(fast, chunked(fast))
    for (const { id, params } of methods) {
      const property = fc.property(paramsOf(params), fc.integer({ min: 16, max: 512 }), (params, bins) => {
        const given = legal(params)
        expectSame(run(fast, id, given, bins), run(weights, id, given, bins))
      })
      fc.assert(property, { numRuns: 5 })
    }
  })
})
