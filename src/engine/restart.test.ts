import { describe, expect, test, vi } from 'vitest'
import { EngineFailure } from './engine.ts'
import type { FakeWorker } from './testing/fake-worker.ts'
import {
  answering,
  evaluated,
  evaluationOf,
  loads,
  outcome,
  pass,
  ready,
  runOf,
  scripted,
  stopClock,
} from './testing/scripted.ts'
import { until } from './testing/until.ts'

stopClock()

const generated = { kind: 'generate', id: 'normal', params: { seed: 7 } } as const

describe('a worker that ends', () => {
  for (const [how, end] of [
    ['with an error', async (worker: FakeWorker) => worker.fail('Uncaught Error')],
    [
      'without a word',
      async (worker: FakeWorker) => {
        worker.die()
        await pass(6000)
      },
    ],
  ] as const) {
    test(`${how} is replaced, and the new one has the weights under their id`, async () => {
      const { engine, workers } = scripted(loads)
      const held = await engine.load(generated)
      const running = outcome(engine.run(runOf(held.id)))
      const waiting = outcome(engine.run(runOf(held.id)))
      await until(() => workers[0]?.jobs('run').length === 1)
      const restarts: unknown[] = []
      engine.onRestart(() => restarts.push(workers[1]?.received.map((message) => message.type)))
      if (workers[0]) await end(workers[0])
      expect(await running).toBe('restarted')
      await until(() => workers[1]?.jobs('run').length === 1)
      // told when the weights were there, and once
      expect(restarts).toEqual([['call']])
      expect(workers[0]?.alive).toBe(false)
      expect(workers[1]?.received).toMatchObject([
        { call: 'load', request: { id: held.id, order: generated } },
        { type: 'use', id: held.id },
        { call: 'run', request: { weights: held.id } },
      ])
      const [job = 0] = workers[1]?.jobs('run') ?? []
      if (workers[1]) evaluated(workers[1], job)
      expect(await waiting).toEqual(evaluationOf(job))
      engine.dispose()
    })
  }

  test('while idle is replaced without being asked', async () => {
    const { engine, workers } = scripted(loads)
    await engine.load(generated)
    const restarted = new Promise<void>((resolve) => engine.onRestart(resolve))
    workers[0]?.fail('Uncaught Error')
    await restarted
    expect(workers[1]?.jobs('load').length).toBe(1)
    engine.dispose()
  })

  test('while it works and breathes is left alone', async () => {
    const { engine, workers } = scripted(loads)
    const held = await engine.load(generated)
    const running = outcome(engine.run(runOf(held.id)))
    for (let i = 0; i < 6; i += 1) {
      await pass(5000)
      workers[0]?.post({ type: 'alive' })
    }
    evaluated(workers[0] as FakeWorker, workers[0]?.jobs('run')[0] ?? 0)
    expect(await running).toMatchObject({ head: [workers[0]?.jobs('run')[0]] })
    expect(workers.length).toBe(1)
    engine.dispose()
  })

  test('and reads its weights again for long gives way to other weights', async () => {
    const { engine, workers } = scripted((worker, index) => {
      if (index === 0) return loads(worker)
      ready(worker)
      const stopped = { kind: 'stopped' } as const
      answering(worker, (message) => {
        if (message.type === 'stop') worker.post({ type: 'failed', call: 'load', job: message.job, failure: stopped })
      })
    })
    await engine.load(generated)
    workers[0]?.fail('Uncaught Error')
    await until(() => workers[1]?.jobs('load').length === 1)
    void outcome(engine.load({ kind: 'generate', id: 'uniform', params: {} }))
    await until(() => workers[1]?.jobs('load').length === 2)
    expect(workers[1]?.received.at(-1)).toMatchObject({ call: 'load', request: { order: { id: 'uniform' } } })
    engine.dispose()
  })

  test('has longer to start than to be silent', async () => {
    const { engine, workers } = scripted((worker) => {
      answering(worker, (message) => {
        if (message.type !== 'call') return
        setTimeout(() => {
          ready(worker)
          worker.post({ type: 'done', call: 'values', job: message.job, reply: null })
        }, 30_000)
      })
    })
    const values = engine.values(1)
    await pass(30_000)
    expect(await values).toBeNull()
    expect(workers.length).toBe(1)
    engine.dispose()
  })
})

describe('a worker that cannot live', () => {
  test.each([
    ['at once', 0],
    ['after a minute of silence', 60_000],
  ])('and ends %s is restarted twice, then given up; the next request tries once more', async (_, later) => {
    let now = 0
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => {
      now += later
      return now
    })
    const { engine, workers } = scripted((worker) => {
      ready(worker)
      answering(worker, (message) => {
        if (message.type === 'call') worker.fail('Uncaught RangeError')
      })
    })
    const failures: unknown[] = []
    for (let i = 0; i < 4; i += 1) {
      try {
        await engine.load(generated)
      } catch (error) {
        failures.push((error as EngineFailure).failure)
      }
    }
    const crashed = { kind: 'crashed', message: 'Uncaught RangeError' }
    expect(failures).toEqual([{ kind: 'restarted' }, { kind: 'restarted' }, crashed, crashed])
    expect(workers.length).toBe(4)
    engine.dispose()
    clock.mockRestore()
  })

  test('a result in between ends the count', async () => {
    const { engine, workers } = scripted(loads)
    const held = await engine.load(generated)
    for (let i = 0; i < 5; i += 1) {
      const run = outcome(engine.run(runOf(held.id)))
      await until(() => workers[i]?.jobs('run').length === 1)
      const worker = workers[i] as FakeWorker
      evaluated(worker, worker.jobs('run')[0] ?? 0)
      expect(await run).not.toBe('restarted')
      worker.fail('Uncaught Error')
    }
    await until(() => workers.length === 6)
    engine.dispose()
  })

  test('the loading of the weights after a restart is no result', async () => {
    const { engine, workers } = scripted((worker) => {
      loads(worker)
    })
    const held = await engine.load(generated)
    const outcomes: unknown[] = []
    for (let i = 0; i < 3; i += 1) {
      const run = outcome(engine.run(runOf(held.id)))
      await until(() => workers[i]?.jobs('run').length === 1)
      workers[i]?.fail('Uncaught Error')
      outcomes.push(await run)
    }
    expect(outcomes).toEqual(['restarted', 'restarted', 'crashed'])
    expect(workers.length).toBe(3)
    engine.dispose()
  })

  test('weights that cannot be loaded again are named by the run that needs them', async () => {
    const problem = { code: 'bad-axis', values: { axis: 1, rank: 1 } } as const
    const { engine, workers } = scripted((worker, index) => {
      if (index === 0) return loads(worker)
      ready(worker)
      answering(worker, (message) => {
        if (message.type === 'call')
          worker.post({ type: 'failed', call: message.call, job: message.job, failure: { kind: 'problem', problem } })
      })
    })
    const held = await engine.load(generated)
    workers[0]?.fail('Uncaught Error')
    const failure = await engine.run(runOf(held.id)).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(EngineFailure)
    expect((failure as EngineFailure).failure).toEqual({ kind: 'problem', problem })
    engine.dispose()
  })
})
