import { describe, expect, test } from 'vitest'
import { methods } from '../core/methods/all.ts'
import type { Engine, EngineFailure, HeldWeights, Progress, WeightsRequest } from './engine.ts'
import { createLocalEngine } from './local-engine.ts'
import { serve } from './serve.ts'
import { fakeWorkers } from './testing/fake-worker.ts'
import { CALM, outcome } from './testing/scripted.ts'
import { until } from './testing/until.ts'
import { WorkerEngine } from './worker-engine.ts'

function overPorts(timing = CALM): { engine: Engine; workers: ReturnType<typeof fakeWorkers>['workers'] } {
  const { connect, workers } = fakeWorkers((worker) => {
    worker.server = serve((message, transfer) => worker.post(message, transfer))
  })
  return { engine: new WorkerEngine(connect, timing), workers }
}

const engines = [
  ['on this thread', (timing = CALM) => createLocalEngine(timing)],
  ['over ports', (timing = CALM) => overPorts(timing).engine],
] as const

const normal = (n: number, more = {}): WeightsRequest => ({ kind: 'generate', id: 'normal', params: { n, ...more } })
const request = (weights: HeldWeights, method: string, params = {}) => ({
  weights: weights.id,
  method,
  params,
  bins: 80,
})
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
const failureOf = async (promise: Promise<unknown>) =>
  ((await promise.catch((e: unknown) => e)) as EngineFailure).failure

describe('both engines', () => {
  test('give equal results, byte for byte', async () => {
    const [local, remote] = [createLocalEngine(), overPorts().engine]
    const sources: WeightsRequest[] = [
      normal(3000, { shape: '50x60', outliers: 7 }),
      { kind: 'values', name: 'X', shape: [5], dtype: 'f8', data: Float64Array.of(1.2, 2.3, 3.4, 4.5, 5.6) },
      { kind: 'text', name: 'pasted', text: '1.5, -2.25, NaN, 1e300\n0, 7, 8, 9\n' },
    ]
    for (const source of sources) {
      const [a, b] = await Promise.all([local.load(source), remote.load(source)])
      expect(b).toEqual(a)
      for (const method of methods) {
        const [x, y] = await Promise.all([local.run(request(a, method.id)), remote.run(request(b, method.id))])
        expect(y).toEqual(x)
        const picks = [{ index: 3 }, { near: 0.07 }, { near: 1e9 }]
        for (const which of picks) expect(await remote.pick(which)).toEqual(await local.pick(which))
      }
      expect(await remote.values(1e6)).toEqual(await local.values(1e6))
      const [other, same] = [await remote.values(1e6), await local.values(1e6)]
      const found = await remote.compare(other ?? new Float32Array())
      expect(found).toEqual(await local.compare(same ?? new Float32Array()))
      expect(found).toMatchObject({ greatest: 0, apart: 0 })
      expect(await remote.compare(Float32Array.of(1))).toBeNull()
    }
    local.dispose()
    remote.dispose()
  })

  for (const [where, create] of engines) {
    describe(where, () => {
      test('the results of one run survive the next: nothing that is remembered is given away', async () => {
        const engine = create()
        const weights = await engine.load(normal(2000))
        const first = structuredClone(await engine.run(request(weights, 'affine', { k: 3 })))
        await engine.run(request(weights, 'affine', { k: 5 }))
        expect(await engine.run(request(weights, 'affine', { k: 3 }))).toEqual(first)
        const copy = await engine.values(2000)
        copy?.fill(0)
        expect((await engine.values(2000))?.some((value) => value !== 0)).toBe(true)
        expect(await engine.run(request(weights, 'affine', { k: 3 }))).toEqual(first)
        engine.dispose()
      })

      test('progress of a load rises and can be stopped; the weights before stay', async () => {
        const engine = create()
        const small = await engine.load(normal(1000))
        const reports: Progress[] = []
        const large = outcome(engine.load(normal(10_000_000), (progress) => reports.push(progress)))
        await until(() => reports.length >= 3)
        engine.stop()
        expect(await large).toBe('stopped')
        expect(reports.every(({ phase }) => phase === 'load')).toBe(true)
        const done = reports.map((report) => report.done)
        expect(done).toEqual([...done].sort((a, b) => a - b))
        expect((await engine.run(request(small, 'affine'))).stats.n).toBe(1000)
        engine.dispose()
      })

      test('a search that takes long is bridged by the range before, then finishes', async () => {
        const engine = create()
        // in groups, where nothing is sorted or remembered that would make the search short
        const weights = await engine.load(normal(1_000_000, { outliers: 40, shape: '1000x1000' }))
        const gran = 'channel'
        const before = await engine.run(request(weights, 'affine', { range: 'minmax', gran }))
        const seen: string[] = []
        const reports: Progress[] = []
        const found = await engine.run(request(weights, 'affine', { range: 'mse', k: 3, gran }), {
          onProvisional: (provisional) => {
            seen.push('provisional')
            expect(provisional.grid.asked).toEqual(before.grid.asked)
            expect(provisional.grid.codes).toEqual({ min: 0, max: 7 })
          },
          onProgress: (progress) => reports.push(progress),
        })
        seen.push('final')
        expect(seen).toEqual(['provisional', 'final'])
        expect(found.grid.asked?.b[0]).toBeLessThan(before.grid.asked?.b[0] ?? 0)
        const searching = reports.filter(({ phase }) => phase === 'range').map(({ done }) => done)
        expect(searching.length).toBeGreaterThan(1)
        expect(reports.findIndex(({ phase }) => phase === 'measure')).not.toBe(0)

        const searched: Progress[] = []
        const again = await engine.run(request(weights, 'affine', { range: 'mse', k: 3, gran }), {
          onProvisional: () => seen.push('too much'),
          onProgress: (progress) => searched.push(progress),
        })
        expect(again).toEqual(found)
        const rounded = request(weights, 'affine', { range: 'mse', k: 3, gran, rounding: 'floor' })
        expect((await engine.run(rounded)).grid.asked).toEqual(found.grid.asked)
        expect(seen.length).toBe(2)
        expect(searched.map(({ phase }) => phase)).not.toContain('range')
        engine.dispose()
      })

      test('a long run gives way to the newest', async () => {
        const engine = create({ ...CALM, youngMs: 40 })
        // searched in groups, where nothing makes it short
        const weights = await engine.load(normal(1_000_000, { shape: '1000x1000' }))
        await engine.run(request(weights, 'integer'))
        const long = outcome(engine.run(request(weights, 'affine', { range: 'mse', k: 8, gran: 'channel' })))
        await pause(60)
        const short = engine.run(request(weights, 'integer'))
        expect(await long).toBe('stopped')
        expect((await short).stats.n).toBe(1_000_000)
        engine.dispose()
      })

      test('a burst of ten yields the one under way and the newest', async () => {
        const engine = create()
        const weights = await engine.load(normal(5000))
        const runs = Array.from({ length: 10 }, (_, k) => outcome(engine.run(request(weights, 'affine', { k: k + 1 }))))
        const results = await Promise.all(runs)
        expect(results.map((result) => result === 'stopped')).toEqual([false, ...Array(8).fill(true), false])
        expect(results[9]).toEqual(await engine.run(request(weights, 'affine', { k: 10 })))
        engine.dispose()
      })

      test('refusals cross as problems', async () => {
        const engine = create()
        expect(await failureOf(engine.load({ kind: 'generate', id: 'constructor', params: {} }))).toEqual({
          kind: 'problem',
          problem: { code: 'unknown-generator', values: { id: 'constructor' } },
        })
        expect(await failureOf(engine.load({ kind: 'text', name: 'pasted', text: 'no numbers here' }))).toMatchObject({
          kind: 'problem',
          problem: { code: 'text-no-numbers', values: { file: 'pasted' } },
        })
        const weights = await engine.load(normal(64))
        expect(await failureOf(engine.run(request(weights, '__proto__')))).toEqual({
          kind: 'problem',
          problem: { code: 'unknown-method', values: { id: '__proto__' } },
        })
        expect(await failureOf(engine.run(request(weights, 'affine', { gran: 'channel', axis: 4 })))).toEqual({
          kind: 'problem',
          problem: { code: 'bad-axis', values: { axis: 4, rank: 1 } },
        })
        expect(await failureOf(engine.run(request(weights, 'affine', { k: 'four' })))).toEqual({
          kind: 'crashed',
          message: 'parameter k is missing',
        })
        engine.dispose()
      })

      test('runs of weights that are gone say so; a pick needs a run', async () => {
        const engine = create()
        expect(await outcome(engine.pick({ index: 0 }))).toBe('stopped')
        expect(await engine.values(10)).toBeNull()
        const old = await engine.load(normal(1000))
        await engine.run(request(old, 'affine'))
        const weights = await engine.load(normal(10))
        expect(await outcome(engine.run(request(old, 'affine')))).toBe('gone')
        expect(await outcome(engine.pick({ index: 0 }))).toBe('stopped')
        await engine.run(request(weights, 'affine'))
        expect((await engine.pick({ index: 99 })).index).toBe(9)
        expect(await engine.values(9)).toBeNull()
        expect((await engine.values(10))?.length).toBe(10)
        engine.dispose()
      })
    })
  }
})

test('a crash costs nothing but the run under way: the same weights give the same result again', async () => {
  const { engine, workers } = overPorts()
  const weights = await engine.load(normal(500_000, { seed: 5 }))
  const before = await engine.run(request(weights, 'affine', { range: 'minmax' }))
  const running = outcome(engine.run(request(weights, 'affine', { range: 'mse' })))
  const restarted = new Promise<void>((resolve) => engine.onRestart(resolve))
  await pause(20)
  workers[0]?.fail('Uncaught Error: on purpose')
  expect(await running).toBe('restarted')
  await restarted
  expect(await engine.run(request(weights, 'affine', { range: 'minmax' }))).toEqual(before)
  expect(workers.length).toBe(2)
  engine.dispose()
})
