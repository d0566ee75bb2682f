import { afterEach, describe, expect, test, vi } from 'vitest'
import { CoreError } from '../core/errors.ts'
import { DirectPath } from '../core/fast/direct.ts'
import { fastPathOf } from '../core/fast/path.ts'
import { SortedPath } from '../core/fast/sorted/path.ts'
import { TablePath } from '../core/fast/table/path.ts'
import { originalOf } from '../core/metrics/original.ts'
import { methodById } from '../core/methods/all.ts'
import { withDefaults } from '../core/params.ts'
import { finish } from '../core/steps.ts'
import type { Finished } from './evaluator.ts'
import { FastPaths } from './fast-path.ts'
import { Stopped, Task } from './task.ts'

const N = 1 << 18

/** A run on weights that have their first fast path, and nothing better yet. */
async function begun(data: Float32Array): Promise<{ paths: FastPaths; run: Finished }> {
  const method = methodById('affine')
  if (!method) throw new Error('no affine')
  const params = withDefaults(method.params, { k: 4, range: 'minmax' })
  const paths = new FastPaths(0)
  const original = finish(originalOf({ name: 'w', shape: [data.length], dtype: 'f4', data }, method))
  const quantizer = await paths.during(data, new Task(), async () =>
    finish(method.prepare(original.tensor, params, {})),
  )
  return { paths, run: { method, params, bins: 80, hurried: false, quantizer, original } }
}

const float32 = (): Float32Array => Float32Array.from({ length: N }, (_, i) => Math.fround(((i * 7919) % N) / 3))

afterEach(() => {
  vi.restoreAllMocks()
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
