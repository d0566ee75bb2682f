import fc from 'fast-check'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { paramsOf } from '../../../proof/laws/arbitraries.ts'
import { distributions } from '../../../proof/paths/distributions.ts'
import { expectSame } from '../../../proof/paths/same.ts'
import { evaluate } from '../../evaluate.ts'
import type { Evaluation } from '../../evaluation.ts'
import { q4_0 } from '../../codecs/ggml/q4_0.ts'
import { methodById, methods } from '../../methods/all.ts'
import { type Params, withDefaults } from '../../params.ts'
import { displayHistogram } from '../../metrics/display-histogram.ts'
import { originalOf } from '../../metrics/original.ts'
import { groupLayout } from '../../quantizer/layout.ts'
import type { Quantizer } from '../../quantizer/method.ts'
import { atOnce, finish, leave, type Steps } from '../../steps.ts'
import type { Tensor } from '../../tensor.ts'
import { loadKernels } from '../kernels.ts'
import { DirectPath } from '../direct.ts'
import { KernelWeights } from '../weights.ts'
import { type FastPath, setFastPath } from '../path.ts'
import { addParts, Tables } from './counts.ts'
import { CHUNK, ChunkMemory } from './memory.ts'
import { Pass } from './pass.ts'
import { Chunks } from './path.ts'
import { writerOf } from './write.ts'

let module: WebAssembly.Module

beforeAll(async () => {
  const loaded = await loadKernels()
  if (loaded === null) throw new Error('no SIMD here')
  module = loaded
})

function run(data: Float32Array, id: string, params: Params, bins: number): Evaluation {
  const method = methodById(id)
  if (!method) throw new Error(`no method ${id}`)
  return finish(evaluate(tensorOf(data), method, params, { bins }))
}

function tensorOf(data: Float32Array): Tensor {
  return { name: 'w', shape: shapeOf(data.length), dtype: 'f4', data }
}

/** As many rows as go: channels and rows that blocks do not fill. */
function shapeOf(n: number): number[] {
  const rows = [7, 5, 3].find((size) => n % size === 0) ?? 1
  return [rows, n / rows]
}

/** A path that leaves everything to the chunks. */
function chunked(weights: Float32Array): FastPath {
  const chunks = new Chunks(module, weights)
  const direct = new DirectPath(finish(KernelWeights.of(module, weights)))
  return {
    tally: (quantizer, display, limit) => chunks.tally(quantizer, display, limit),
    countEqual: (bins) => direct.countEqual(bins),
    groups: chunks,
  }
}

/** There are two axes, and searches are proved elsewhere. */
function legal(params: Params): Params {
  const axis = typeof params.axis === 'number' ? { axis: params.axis % 2 } : {}
  return { ...params, ...axis, ...(params.range === undefined ? {} : { range: 'minmax' }) }
}

/** Copies of all distributions that have the path, of several chunks and with something after the last full one. */
const given = distributions.map(([name, weights]) => [name, weights] as const)

describe.each(given)('%s', (_name, weights) => {
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

describe('parts', () => {
  const weights = long()

  test('of the weights add up to the whole, to the last bit, wherever they are cut', () => {
    const method = methodById('q4_0')
    if (!method) throw new Error('no method')
    const original = finish(originalOf(tensorOf(weights), method))
    const quantizer = finish(method.prepare(original.tensor, {}, {}))
    const display = finish(displayHistogram(original, 80))
    const tables = new Tables(quantizer, display, 80)
    const whole = finish(passOf(weights, quantizer, tables).count(0, weights.length))
    for (const cut of [CHUNK, 3 * CHUNK]) {
      const pieces = [
        [0, cut],
        [cut, weights.length],
      ] as const
      const parts = pieces.map(([from, to]) => finish(passOf(weights, quantizer, tables).count(from, to)))
      expect(addParts(parts)).toEqual(whole)
    }
  })

  test('of several chunks give what TypeScript gives', () => {
    const fast = weights.slice()
    setFastPath(fast, chunked(fast))
    for (const id of ['q4_0', 'q4_k', 'nf4', 'mxfp4', 'nvfp4', 'q8_0', 'float8_e4m3fn', 'iq4_nl']) {
      expectSame(run(fast, id, {}, 80), run(weights, id, {}, 80))
    }
    for (const params of [
      { a: -0.1, b: 0.05, cast: 'none' },
      { a: 0.2, b: -0.1, cast: 'none' },
      { a: -1, b: 2 },
      { a: -900, b: 1200.5, cast: 'int32-x86' },
      { a: -1, b: 3e38, cast: 'int32-js' },
    ]) {
      expectSame(run(fast, 'clip', params, 80), run(weights, 'clip', params, 80))
    }
    for (const k of [2, 4, 8]) {
      for (const gran of ['channel', 'group']) {
        for (const id of ['affine', 'symmetric']) {
          const params = { k, gran, range: 'minmax', axis: 1, group: 48 }
          expectSame(run(fast, id, params, 80), run(weights, id, params, 80))
        }
      }
    }
  })
})

test('a scale whose reciprocal is ∞ is left to TypeScript', () => {
  for (const weights of [new Float32Array(1003), long()]) {
    const fast = weights.slice()
    setFastPath(fast, chunked(fast))
    for (const gran of ['tensor', 'group']) {
      const params = { gran, group: 14, scale: 1e-45, arith: 'recip' }
      expectSame(run(fast, 'symmetric', params, 80), run(weights, 'symmetric', params, 80))
    }
  }
})

const IN_KERNELS: readonly (readonly [id: string, params: Params])[] = [
  ...methods.filter(({ family }) => family === 'gguf').map(({ id }) => [id, {}] as const),
  ...['nf4', 'fp4', 'mxfp4', 'mxfp6_e2m3', 'mxfp8_e5m2', 'mxint8', 'nvfp4'].map((id) => [id, {}] as const),
  ['nf4', { double: 'on' }],
  ['float8_e4m3fn', { scaling: 'absmax', gran: 'group', group: 32 }],
  ['affine', { k: 4, gran: 'group', group: 32, range: 'minmax' }],
  ['symmetric', { k: 8, gran: 'channel', axis: 0, range: 'minmax', arith: 'recip' }],
]

test.each(IN_KERNELS)('%s %o is quantized in kernels alone', (id, params) => {
  const weights = long().map((x) => (Number.isFinite(x) ? x : 0))
  const method = methodById(id)
  if (!method) throw new Error(`no method ${id}`)
  const original = finish(originalOf(tensorOf(weights), method))
  const quantizer = finish(method.prepare(original.tensor, withDefaults(method.params, params), {}))
  const display = finish(displayHistogram(original, 80))
  quantizer.run = () => {
    throw new Error('left to TypeScript')
  }
  const tally = finish(new Chunks(module, weights).tally(quantizer, display, 80) ?? atOnce(null))
  expect(tally?.sums.count).toBe(weights.length)
})

describe('the memory', () => {
  const weights = new Float32Array(70 * CHUNK).fill(0.5)
  const layout = groupLayout([weights.length], 32)

  function tallying(chunks: Chunks): Steps<unknown> | null {
    const method = methodById('q4_0')
    if (!method) throw new Error('no method')
    const original = finish(originalOf(tensorOf(weights), method))
    const quantizer = finish(method.prepare(original.tensor, withDefaults(method.params, {}), {}))
    return chunks.tally(quantizer, finish(displayHistogram(original, 80)), 80)
  }

  const ways: readonly (readonly [string, (chunks: Chunks) => Steps<unknown> | null])[] = [
    ['a tally', tallying],
    ['greatest sizes', (chunks) => chunks.greatestSizes(layout)],
    ['extents', (chunks) => chunks.extents(layout)],
    ['packing', (chunks) => chunks.pack(q4_0, weights.length)],
  ]

  test.each(ways)('for many weights is given back after %s, finished or stopped', (_name, start) => {
    let made = 0
    class CountedMemory extends WebAssembly.Memory {
      constructor(descriptor: WebAssembly.MemoryDescriptor) {
        super(descriptor)
        made++
      }
    }
    vi.stubGlobal('WebAssembly', Object.create(WebAssembly, { Memory: { value: CountedMemory } }))
    const run = (chunks: Chunks, end: (steps: Steps<unknown>) => void) => end(start(chunks) ?? atOnce(null))
    const stop = (steps: Steps<unknown>) => {
      expect(steps.next().done).toBe(false)
      leave(steps)
    }
    try {
      for (const [mostKept, memories] of [
        [0, 3],
        [weights.length, 1],
      ] as const) {
        made = 0
        const chunks = new Chunks(module, weights, null, mostKept)
        run(chunks, stop)
        run(chunks, finish)
        run(chunks, stop)
        expect(made).toBe(memories)
      }
    } finally {
      vi.unstubAllGlobals()
    }
  })
})

/** More than four chunks, with a few that are not finite and a part that is left of a block. */
function long(): Float32Array {
  const normal = distributions[0]?.[1] ?? new Float32Array(0)
  return Float32Array.from({ length: 4 * CHUNK + 1003 }, (_, i) => {
    if (i % 9001 === 77) return [Number.NaN, Infinity, -Infinity][i % 3] ?? 0
    return (normal[i % normal.length] ?? 0) * (1 + (i % 5))
  })
}

function passOf(weights: Float32Array, quantizer: Quantizer, tables: Tables): Pass {
  const memory = new ChunkMemory(module, weights.length)
  return new Pass(memory, weights, quantizer, tables, writerOf(memory, weights, quantizer))
}
