import { afterEach, describe, expect, test, vi } from 'vitest'
import { q8_0 } from '../core/codecs/ggml/q8_0.ts'
import { CoreError } from '../core/errors.ts'
import { DirectPath } from '../core/fast/direct.ts'
import { fastPathOf } from '../core/fast/path.ts'
import { SortedPath } from '../core/fast/sorted/path.ts'
import { TablePath } from '../core/fast/table/path.ts'
import { displayHistogram } from '../core/metrics/display-histogram.ts'
import { originalOf } from '../core/metrics/original.ts'
import { methodById } from '../core/methods/all.ts'
import { withDefaults } from '../core/params.ts'
import { atOnce, finish } from '../core/steps.ts'
import type { Finished } from './evaluator.ts'
import { FastPaths } from './fast-path.ts'
import { fakeShards, obedient } from './shards/testing/fake-shards.ts'
import { Stopped, Task } from './task.ts'
import { settled, until } from './testing/until.ts'

const N = 1 << 18

/** A run on weights that have their first fast path, and nothing better yet. */
async function begun(data: Float32Array, paths = new FastPaths(0)): Promise<{ paths: FastPaths; run: Finished }> {
  const method = methodById('affine')
  if (!method) throw new Error('no affine')
  const params = withDefaults(method.params, { k: 4, range: 'minmax' })
  const original = finish(originalOf({ name: 'w', shape: [data.length], dtype: 'f4', data }, method))
  const quantizer = await paths.during(data, new Task(), async () =>
    finish(method.prepare(original.tensor, params, {})),
  )
  return { paths, run: { method, params, bins: 80, hurried: false, quantizer, original } }
}

function float32(n = N): Float32Array {
  const weights = new Float32Array(n)
  for (let i = 0; i < n; i++) weights[i] = ((i * 7919) % n) / 3
  return weights
}

afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

describe('weights that nobody has sorted', () => {
  test('are offered with their cost and the time of an answer', async () => {
    const { paths, run } = await begun(float32())
    const offer = await paths.sort(run, false, new Task())
    expect(offer).toMatchObject({ count: N, peak: 12 * N })
    expect(offer?.answerMs).toBeGreaterThan(0)
    expect(fastPathOf(run.original.tensor.data)).toBeInstanceOf(DirectPath)
  })

  test('are sorted when somebody asks, with progress, and then not offered again', async () => {
    const { paths, run } = await begun(float32())
    expect(await paths.sort(run, true, new Task())).toBeNull()
    expect(fastPathOf(run.original.tensor.data)).toBeInstanceOf(SortedPath)
    expect(await paths.sort(run, false, new Task())).toBeNull()
  })

  test('stay as they are where there is no memory, and can be asked for again', async () => {
    const { paths, run } = await begun(float32())
    const memory = vi.spyOn(WebAssembly, 'Memory').mockImplementation(function () {
      throw new RangeError('could not allocate memory')
    })
    const refused = paths.sort(run, true, new Task())
    await expect(refused).rejects.toEqual(new CoreError('sorting-memory', { count: N, bytes: 12 * N }))
    expect(fastPathOf(run.original.tensor.data)).toBeInstanceOf(DirectPath)
    memory.mockRestore()
    expect(await paths.sort(run, false, new Task())).not.toBeNull()
  })

  test('stay as they are after a stop', async () => {
    const { paths, run } = await begun(float32())
    // every look at the clock finds the slice over
    let clock = 0
    vi.spyOn(performance, 'now').mockImplementation(() => (clock += 20))
    const task = new Task()
    const sorting = paths.sort(run, true, task)
    task.stop()
    await expect(sorting).rejects.toBeInstanceOf(Stopped)
    expect(fastPathOf(run.original.tensor.data)).toBeInstanceOf(DirectPath)
    expect(await paths.sort(run, false, new Task())).not.toBeNull()
  })
})

test('where a table answers, there is nothing to sort', async () => {
  const { paths, run } = await begun(float32().map((x) => Math.floor(x) % 256))
  expect(fastPathOf(run.original.tensor.data)).toBeInstanceOf(TablePath)
  expect(await paths.sort(run, false, new Task())).toBeNull()
})

test.each([
  [(1 << 20) - 1, []],
  [1 << 20, ['packs']],
  [1 << 22, ['pass', 'packs']],
])('%i weights: workers are told of %j', async (n, told) => {
  // however slow the machine, nobody is given up for it
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const { connect, shards } = fakeShards(obedient)
  const { paths, run } = await begun(float32(n), new FastPaths(2, connect))
  const { data } = run.original.tensor
  const direct = fastPathOf(data)
  paths.improve(data)
  if (told.length > 0) await until(() => shards.length === 2 && shards.every(({ sent }) => sent.length > 0))
  // what they sent is on its way
  await settled()
  const bins = finish(displayHistogram(run.original, 80))
  await new Task().drive(direct?.tally(run.quantizer, bins, 80) ?? atOnce(null))
  await new Task().drive(direct?.groups?.pack(q8_0, n) ?? atOnce(null))
  for (const shard of shards) {
    expect(shard.heard('run').map(({ work }) => ('codec' in work ? 'packs' : 'pass'))).toEqual(told)
  }
  expect(shards.length).toBe(told.length > 0 ? 2 : 0)
  paths.stop()
})
