import { describe, expect, test, vi } from 'vitest'
import { loadKernels } from '../../core/fast/kernels.ts'
import { fastPathOf } from '../../core/fast/path.ts'
import { TablePath } from '../../core/fast/table/path.ts'
import { CHUNK, KernelWeights } from '../../core/fast/weights.ts'
import { generatorById } from '../../core/generators/all.ts'
import type { Params } from '../../core/params.ts'
import { finish, leave, type Steps } from '../../core/steps.ts'
import { accelerator, type Job, packsOf, passesOver } from '../../proof/paths/jobs.ts'
import { Stopped, Task } from '../task.ts'
import { settled, until } from '../testing/until.ts'
import { fakeShards, obedient, type FakeShard } from './testing/fake-shards.ts'
import { ShardPool } from './pool.ts'

const module = (await loadKernels()) ?? noKernels()

/** However slow the machine, nobody is given up for it. */
const PATIENT_MS = 600_000

/** Five chunks and a little more. */
const N = 5 * CHUNK + 4321

function noKernels(): never {
  throw new Error('no SIMD here')
}

function generated(id: string, params: Params): Float32Array {
  const generator = generatorById(id)
  if (!generator) throw new Error(`no generator ${id}`)
  return Float32Array.from(finish(generator.generate({ n: N, ...params })).data)
}

/** One weight near the end. */
function tooGreat(weights: Float32Array): Float32Array {
  return weights.map((x, i) => (i === weights.length - CHUNK ? 1e30 : x))
}

function bfloat16(weights: Float32Array): Float32Array {
  return new Float32Array(new Uint32Array(weights.buffer).map((bits) => bits & 0xffff0000).buffer)
}

function withOthers(weights: Float32Array): Float32Array {
  const others = [Number.NaN, Infinity, -Infinity, 0, -0]
  return weights.map((x, i) => (i % 9973 === 5 ? (others[i % 5] ?? x) : x))
}

/** The last blocks are not full. */
const distributions = [
  ['a scale beyond float16, and outliers', tooGreat(generated('normal', { outliers: 500 }))],
  ['a large mean', generated('normal', { mean: 1000, std: 0.05 })],
  ['16 bits', bfloat16(generated('normal', {}))],
  ['NaN, ±∞ and zeros', withOthers(generated('laplace', {}))],
] as const

/** Weights whose shards are held, and those who hold them. */
async function shared(weights: Float32Array, others: number, start: (shard: FakeShard) => void = obedient) {
  const { connect, shards } = fakeShards(start)
  const pool = new ShardPool(others, connect, { silentMs: PATIENT_MS })
  const data = weights.slice()
  finish(accelerator.begin(data, pool))
  await pool.share()
  return { data, pool, shards }
}

/** They check by themselves what they give. */
function* inTurn(jobs: readonly Job[], data: Float32Array): Steps<void> {
  for (const job of jobs) yield* job(data)
}

async function doAll(jobs: readonly Job[], data: Float32Array): Promise<void> {
  await new Task().drive(inTurn(jobs, data))
}

describe.each(distributions)('%s', (_name, weights) => {
  const passes = passesOver(weights)
  const packs = packsOf(weights)
  const whole = weights.every(Number.isFinite)

  test.each([1, 2, 3, 5])('on %i workers give the same to the last bit', async (workers) => {
    const { data, pool, shards } = await shared(weights, workers - 1)
    expect(shards.length).toBe(workers - 1)
    await doAll([...passes, ...packs], data)
    for (const shard of shards) {
      const heard = shard.heard('run').map(({ work }) => 'codec' in work)
      expect(heard.filter((packs) => packs).length).toBe(whole ? packs.length : 0)
      // each histogram of the joint range, too
      expect(heard.filter((packs) => !packs).length).toBeGreaterThanOrEqual(
        fastPathOf(data) instanceof TablePath ? 0 : passes.length,
      )
    }
    pool.close()
  })
})

const [[, finite], , , [, notAllFinite]] = distributions

describe.each([
  ['passes', notAllFinite, passesOver(notAllFinite)],
  ['encoding', finite, packsOf(finite)],
] as const)('%s:', (_name, weights, jobs) => {
  test('who does not wait for others gets the same', async () => {
    const { data, pool } = await shared(weights, 2)
    finish(inTurn(jobs, data))
    pool.close()
  })

  test('weights are sent once, and all of them together are all but the share of the owner', async () => {
    const { data, pool, shards } = await shared(weights, 2)
    await doAll(jobs, data)
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
      await doAll(jobs, data)
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
      const work = doAll(jobs, data)
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
    await doAll(jobs, data)
  })

  test('a worker whose copy finds no memory is ended at once', async () => {
    const { connect, shards } = fakeShards(obedient)
    const pool = new ShardPool(3, connect, { silentMs: PATIENT_MS })
    const held = finish(KernelWeights.of(module, weights))
    held.part = () => {
      throw new RangeError('no memory')
    }
    pool.take(held)
    await pool.share()
    expect(shards.map(({ alive }) => alive)).toEqual([false])
  })

  test('work that is overtaken is dropped everywhere, and the next one is not disturbed by it', async () => {
    let busy = false
    const { data, pool, shards } = await shared(weights, 2, (shard) =>
      obedient(shard, (message) => busy && message.type === 'run'),
    )
    for (const job of jobs) {
      busy = true
      const steps = job(data)
      const heard = shards.map((shard) => shard.heard('run').length)
      while (shards.some((shard, i) => shard.heard('run').length === heard[i])) {
        steps.next()
        await new Promise((resolve) => setTimeout(resolve))
      }
      leave(steps)
      busy = false
      await doAll(jobs, data)
    }
    for (const shard of shards) expect(shard.heard('drop').length).toBe(jobs.length)
    pool.close()
  })

  test('a stop is heard while others are waited for', async () => {
    const silent = (shard: FakeShard) => obedient(shard, (message) => message.type === 'run')
    const { data, pool, shards } = await shared(weights, 1, silent)
    const task = new Task()
    const work = task.drive(inTurn(jobs, data))
    await until(() => shards[0]?.heard('run').length === 1)
    task.stop()
    await expect(work).rejects.toBeInstanceOf(Stopped)
    await until(() => shards[0]?.heard('drop').length === 1)
    pool.close()
  })

  test('work that takes turns does not count into other work', () => {
    const data = weights.slice()
    finish(accelerator.begin(data))
    let running = jobs.map((job) => job(data))
    while (running.length > 0) running = running.filter((steps) => !steps.next().done)
  })
})
