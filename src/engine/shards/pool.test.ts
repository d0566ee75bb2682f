import { describe, expect, test, vi } from 'vitest'
import { evaluateQuantizer } from '../../core/evaluate.ts'
import type { Evaluation } from '../../core/evaluation.ts'
import { Accelerator } from '../../core/fast/accelerate.ts'
import { loadKernels } from '../../core/fast/kernels.ts'
import { CHUNK, KernelWeights } from '../../core/fast/weights.ts'
import { generatorById } from '../../core/generators/all.ts'
import { originalOf } from '../../core/metrics/original.ts'
import { methodById } from '../../core/methods/all.ts'
import { type Params, withDefaults } from '../../core/params.ts'
import { finish, leave, type Steps } from '../../core/steps.ts'
import type { Quantizer } from '../../core/quantizer/method.ts'
import type { Tensor } from '../../core/tensor.ts'
import { expectSame } from '../../proof/paths/same.ts'
import { Stopped, Task } from '../task.ts'
import { settled, until } from '../testing/until.ts'
import { fakeShards, obedient, type FakeShard } from './testing/fake-shards.ts'
import { ShardPool } from './pool.ts'

const accelerator = await Accelerator.load()
const module = (await loadKernels()) ?? never()

/** However slow the machine, nobody is given up for it. */
const PATIENT_MS = 600_000

/** Five chunks and a little more. */
const N = 5 * CHUNK + 4321

function generated(id: string, params: Params): Float32Array {
  const generator = generatorById(id)
  if (!generator) throw new Error(`no generator ${id}`)
  return Float32Array.from(finish(generator.generate({ n: N, ...params })).data)
}

function withOthers(weights: Float32Array): Float32Array {
  const others = [Number.NaN, Infinity, -Infinity, 0, -0]
  return weights.map((x, i) => (i % 9973 === 5 ? (others[i % 5] ?? x) : x))
}

const distributions = [
  ['normal with outliers', generated('normal', { outliers: 500 })],
  ['a large mean', generated('normal', { mean: 1000, std: 0.05 })],
  ['NaN, ±∞ and zeros', withOthers(generated('laplace', {}))],
] as const

const CASES: readonly (readonly [id: string, params: Params, bins: number])[] = [
  ['affine', { k: 3, range: 'minmax' }, 512],
  ['affine', { k: 8, range: 'percentile', p: 99 }, 512],
  ['symmetric', { k: 12, range: 'percentile', p: 99.5, arith: 'recip' }, 80],
]

type Quantized = readonly [quantizer: Quantizer, bins: number]

/** The cases, with their ranges found once. */
function quantized(data: Float32Array): Quantized[] {
  return CASES.map(([id, params, bins]) => {
    const method = methodById(id)
    if (!method) throw new Error(`no method ${id}`)
    return [finish(method.prepare(tensorOf(data), withDefaults(method.params, params), {})), bins]
  })
}

function tensorOf(data: Float32Array): Tensor {
  return { name: 'w', shape: [data.length], dtype: 'f4', data }
}

function* measure(data: Float32Array, [quantizer, bins]: Quantized): Steps<Evaluation> {
  const original = yield* originalOf(tensorOf(data), { keepsFloat64: false })
  return yield* evaluateQuantizer(original, quantizer, bins)
}

/** Weights whose shards are held, and those who hold them. */
async function shared(weights: Float32Array, others: number, start: (shard: FakeShard) => void = obedient) {
  const { connect, shards } = fakeShards(start)
  const pool = new ShardPool(others, connect, PATIENT_MS)
  const data = weights.slice()
  finish(accelerator.begin(data, pool))
  await pool.share()
  return { data, pool, shards }
}

/** What the weights give where nobody helps. */
function alone(weights: Float32Array, cases: readonly Quantized[]): Evaluation[] {
  const data = weights.slice()
  finish(accelerator.begin(data))
  return cases.map((one) => finish(measure(data, one)))
}

/** The same to the last bit. */
async function expectAll(
  data: Float32Array,
  cases: readonly Quantized[],
  wanted: readonly Evaluation[],
): Promise<void> {
  for (const [i, one] of cases.entries()) {
    const found = await new Task().drive(measure(data, one))
    if (wanted[i]) expectSame(found, wanted[i], 0)
  }
}

describe.each(distributions)('%s', (_name, weights) => {
  const cases = quantized(weights)
  const wanted = alone(weights, cases)

  test.each([1, 2, 3, 5])('on %i workers give the same to the last bit', async (workers) => {
    const { data, pool, shards } = await shared(weights, workers - 1)
    expect(shards.length).toBe(workers - 1)
    await expectAll(data, cases, wanted)
    // each pass and each histogram of the joint range went to all of them
    for (const shard of shards) expect(shard.heard('run').length).toBeGreaterThanOrEqual(cases.length)
    pool.close()
  })
})

const [, weights] = distributions[2]
const cases = quantized(weights)
const wanted = alone(weights, cases)

test('who does not wait for others gets the same', async () => {
  const { data, pool } = await shared(weights, 2)
  for (const [i, one] of cases.entries()) if (wanted[i]) expectSame(finish(measure(data, one)), wanted[i], 0)
  pool.close()
})

test('weights are sent once, and all of them together are all but the share of the owner', async () => {
  const { data, pool, shards } = await shared(weights, 2)
  await expectAll(data, cases, wanted)
  const held = shards.map((shard) => shard.heard('hold').map(({ weights }) => weights.length))
  expect(held).toEqual([[2 * CHUNK], [weights.filter(Number.isFinite).length - 4 * CHUNK]])
  pool.close()
})

describe('a shard that', () => {
  const ways: readonly (readonly [name: string, start: (shard: FakeShard) => void])[] = [
    ['dies at work', (shard) => obedient(shard, (message) => message.type === 'run' && shard.fail())],
    [
      'says that it failed',
      (shard) => obedient(shard, (message) => message.type === 'run' && shard.post({ type: 'failed' })),
    ],
    ['has no memory for its weights', (shard) => obedient(shard, () => shard.post({ type: 'failed' }))],
    ['dies before its first word', (shard) => obedient(shard, () => shard.fail())],
  ]

  test.each(ways)('%s costs time and nothing else', async (_name, start) => {
    let first = true
    const { data, pool, shards } = await shared(weights, 3, (shard) => {
      if (first) start(shard)
      else obedient(shard)
      first = false
    })
    await expectAll(data, cases, wanted)
    expect(shards.map(({ alive }) => alive)).toEqual([false, true, true])
    pool.close()
  })

  test('falls silent is given up when its time is over, the others are not', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    let first: FakeShard | null = null
    const { data, pool, shards } = await shared(weights, 3, (shard) => {
      first ??= shard
      obedient(shard, (message) => shard === first && message.type === 'run')
    })
    const [, ...others] = shards
    const work = expectAll(data, cases, wanted)
    await until(() => others.every((shard) => shard.sent.some(({ type }) => type === 'found')))
    await until(() => vi.getTimerCount() > 0)
    await settled()
    vi.advanceTimersByTime(PATIENT_MS)
    await work
    expect(shards.map(({ alive }) => alive)).toEqual([false, true, true])
    pool.close()
    vi.useRealTimers()
  })
})

test('where no worker can be had, the owner does everything', async () => {
  const pool = new ShardPool(3, () => {
    throw new Error('refused')
  })
  const data = weights.slice()
  finish(accelerator.begin(data, pool))
  await pool.share()
  await expectAll(data, cases, wanted)
})

test('a worker whose copy finds no memory is ended at once', async () => {
  const { connect, shards } = fakeShards(obedient)
  const pool = new ShardPool(3, connect, PATIENT_MS)
  const held = finish(KernelWeights.of(module, weights))
  held.part = () => {
    throw new RangeError('no memory')
  }
  pool.take(held)
  await pool.share()
  expect(shards.map(({ alive }) => alive)).toEqual([false])
})

test('a pass that is overtaken is dropped everywhere, and the next one is not disturbed by it', async () => {
  let busy = false
  const { data, pool, shards } = await shared(weights, 2, (shard) =>
    obedient(shard, (message) => busy && message.type === 'run'),
  )
  for (const one of cases) {
    busy = true
    const steps = measure(data, one)
    const heard = shards.map((shard) => shard.heard('run').length)
    while (shards.some((shard, i) => shard.heard('run').length === heard[i])) {
      steps.next()
      await new Promise((resolve) => setTimeout(resolve))
    }
    leave(steps)
    busy = false
    await expectAll(data, cases, wanted)
  }
  for (const shard of shards) expect(shard.heard('drop').length).toBe(cases.length)
  pool.close()
})

test('a stop is heard while others are waited for', async () => {
  const silent = (shard: FakeShard) => obedient(shard, (message) => message.type === 'run')
  const { data, pool, shards } = await shared(weights, 1, silent)
  const task = new Task()
  const work = task.drive(measure(data, cases[0] ?? never()))
  await until(() => shards[0]?.heard('run').length === 1)
  task.stop()
  await expect(work).rejects.toBeInstanceOf(Stopped)
  await until(() => shards[0]?.heard('drop').length === 1)
  pool.close()
})

function never(): never {
  throw new Error('no case')
}

test('two passes that take turns do not count into each other', () => {
  const data = weights.slice()
  finish(accelerator.begin(data))
  const running = cases.map((one) => measure(data, one))
  const found = running.map((): Evaluation | null => null)
  while (found.includes(null)) {
    for (const [i, steps] of running.entries()) {
      const step = found[i] ? null : steps.next()
      if (step?.done) found[i] = step.value
    }
  }
  for (const [i, each] of found.entries()) if (each && wanted[i]) expectSame(each, wanted[i], 0)
})
