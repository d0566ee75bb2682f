import { describe, expect, test } from 'vitest'
import type { RunRequest } from './engine.ts'
import {
  answering,
  evaluated,
  evaluationOf,
  loaded,
  loads,
  outcome,
  pass,
  runOf,
  scripted,
  stopClock,
} from './testing/scripted.ts'
import { settled, until } from './testing/until.ts'

const generated = { kind: 'generate', id: 'normal', params: {} } as const

stopClock()

async function withWeights(start = loads) {
  const { engine, workers } = scripted(start)
  const held = await engine.load(generated)
  const worker = workers[0]
  if (!worker) throw new Error('no worker was made')
  return { engine, workers, worker, held }
}

describe('newest wins', () => {
  test('a burst leaves the one under way and the newest; both deliver', async () => {
    const { engine, worker } = await withWeights()
    const results = Array.from({ length: 10 }, (_, k) => outcome(engine.run(runOf(1, k))))
    await until(() => worker.jobs('run').length === 1)
    evaluated(worker, worker.jobs('run')[0] ?? 0)
    await until(() => worker.jobs('run').length === 2)
    const [first = 0, last = 0] = worker.jobs('run')
    evaluated(worker, last)
    expect(await Promise.all(results)).toEqual([evaluationOf(first), ...Array(8).fill('stopped'), evaluationOf(last)])
    const asked = worker.received.flatMap((message) =>
      message.type === 'call' && message.call === 'run' ? [message.request] : [],
    )
    expect(asked.map((request: RunRequest) => request.params.k)).toEqual([0, 9])
    expect(worker.stops).toEqual([])
    engine.dispose()
  })

  test('a run is told to stop only when it is overtaken and no longer young', async () => {
    const { engine, worker } = await withWeights()
    const old = outcome(engine.run(runOf(1)))
    await pass(60)
    expect(worker.stops).toEqual([])
    // the limit has passed already: no second wait
    const newer = outcome(engine.run(runOf(1)))
    await until(() => worker.stops.length === 1)
    const [job = 0] = worker.jobs('run')
    expect(worker.stops).toEqual([job])
    worker.post({ type: 'failed', call: 'run', job, failure: { kind: 'stopped' } })
    expect(await old).toBe('stopped')
    await until(() => worker.jobs('run').length === 2)
    evaluated(worker, worker.jobs('run')[1] ?? 0)
    expect(await newer).toEqual(evaluationOf(worker.jobs('run')[1] ?? 0))
    engine.dispose()
  })

  test('a long drag over runs of 60 ms still shows results', async () => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const { engine } = await withWeights((worker) => {
      loads(worker)
      answering(worker, (message) => {
        if (message.type === 'stop') {
          clearTimeout(timer)
          worker.post({ type: 'failed', call: 'run', job: message.job, failure: { kind: 'stopped' } })
        }
        if (message.type !== 'call') return
        if (message.call === 'load') loaded(worker, message.job, message.request.id)
        else timer = setTimeout(() => evaluated(worker, message.job), 60)
      })
    })
    const results: Promise<unknown>[] = []
    for (let i = 0; i < 50; i += 1) {
      results.push(outcome(engine.run(runOf(1, i))))
      await pass(12)
    }
    // the last two, one after the other
    await pass(60)
    await pass(60)
    const delivered = (await Promise.all(results)).filter((result) => result !== 'stopped')
    expect(delivered.length).toBeGreaterThanOrEqual(4)
    engine.dispose()
  })

  test('what is left of a run after its provisional result gives way at once', async () => {
    const { engine, worker } = await withWeights()
    const shown: unknown[] = []
    const old = outcome(engine.run(runOf(1), { onProvisional: (evaluation) => shown.push(evaluation) }))
    await until(() => worker.jobs('run').length === 1)
    const [job = 0] = worker.jobs('run')
    worker.post({ type: 'provisional', call: 'run', job, evaluation: evaluationOf(-1) })
    await until(() => shown.length === 1)
    expect(worker.stops).toEqual([])
    const newer = outcome(engine.run(runOf(1)))
    await until(() => worker.stops.length === 1)
    evaluated(worker, job)
    expect(await old).toEqual(evaluationOf(job))
    engine.dispose()
    expect(await newer).toBe('stopped')
  })

  test('a run that waits goes out as soon as the worker is free, before what is asked about the result', async () => {
    const { engine, worker } = await withWeights()
    const picked = engine.run(runOf(1)).then(() => outcome(engine.pick({ index: 0 })))
    const next = outcome(engine.run(runOf(1)))
    await until(() => worker.jobs('run').length === 1)
    evaluated(worker, worker.jobs('run')[0] ?? 0)
    await until(() => worker.jobs('pick').length === 1)
    const kinds = worker.received.map((message) => (message.type === 'call' ? message.call : message.type))
    expect(kinds).toEqual(['load', 'use', 'run', 'run', 'pick'])
    engine.dispose()
    expect(await Promise.all([picked, next])).toEqual(['stopped', 'stopped'])
  })

  test('while answers come fast, one more run goes out before the answer; each delivers its own result', async () => {
    const { engine, worker } = await withWeights()
    const first = outcome(engine.run(runOf(1, 1)))
    await until(() => worker.jobs('run').length === 1)
    evaluated(worker, worker.jobs('run')[0] ?? 0)
    await first
    const results = [2, 3, 4, 5].map((k) => outcome(engine.run(runOf(1, k))))
    await until(() => worker.jobs('run').length === 3)
    const [, second = 0, third = 0] = worker.jobs('run')
    evaluated(worker, second)
    await until(() => worker.jobs('run').length === 4)
    const fourth = worker.jobs('run')[3] ?? 0
    evaluated(worker, third)
    evaluated(worker, fourth)
    expect(await Promise.all(results)).toEqual([
      evaluationOf(second),
      evaluationOf(third),
      'stopped',
      evaluationOf(fourth),
    ])
    expect(worker.stops).toEqual([])
    engine.dispose()
  })

  test('after an answer that was long in coming the next run waits for the one before it', async () => {
    const { engine, worker } = await withWeights()
    const slow = outcome(engine.run(runOf(1)))
    await until(() => worker.jobs('run').length === 1)
    await pass(60)
    evaluated(worker, worker.jobs('run')[0] ?? 0)
    await slow
    const under = outcome(engine.run(runOf(1)))
    const waiting = outcome(engine.run(runOf(1)))
    await until(() => worker.jobs('run').length === 2)
    await settled()
    expect(worker.jobs('run').length).toBe(2)
    engine.dispose()
    expect(await Promise.all([under, waiting])).toEqual(['stopped', 'stopped'])
  })

  test('an overtaken load rejects at once, and is not what a restart loads again', async () => {
    const { engine, worker, workers } = await withWeights((fake) => {
      loads(fake)
    })
    answering(worker, () => {})
    const old = outcome(engine.load(generated))
    const newest = outcome(engine.load(generated))
    expect(await old).toBe('stopped')
    await until(() => worker.stops.length === 1)
    const [, second = 0] = worker.jobs('load')
    expect(worker.jobs('load').length).toBe(2)
    // it had finished before it heard of the stop
    loaded(worker, second, 2)
    await until(() => worker.jobs('load').length === 3)
    worker.post({ type: 'failed', call: 'load', job: worker.jobs('load')[2] ?? 0, failure: { kind: 'stopped' } })
    expect(await newest).toBe('stopped')
    worker.fail('broken')
    await until(() => workers[1]?.jobs('load').length === 1)
    expect(workers[1]?.received).toMatchObject([{ call: 'load', request: { id: 1 } }])
    engine.dispose()
  })
})

describe('stop', () => {
  test('rejects at once and tells the worker; the next run waits for its answer', async () => {
    const { engine, worker } = await withWeights()
    const running = outcome(engine.run(runOf(1)))
    const waiting = outcome(engine.run(runOf(1)))
    engine.stop()
    expect(await Promise.all([running, waiting])).toEqual(['stopped', 'stopped'])
    const next = outcome(engine.run(runOf(1)))
    await until(() => worker.stops.length === 1)
    const [job = 0] = worker.jobs('run')
    expect(worker.jobs('run')).toEqual([job])
    evaluated(worker, job)
    await until(() => worker.jobs('run').length === 2)
    evaluated(worker, worker.jobs('run')[1] ?? 0)
    expect(await next).toEqual(evaluationOf(worker.jobs('run')[1] ?? 0))
    engine.dispose()
  })

  test('without work does nothing', async () => {
    const { engine, worker } = await withWeights()
    engine.stop()
    await settled()
    expect(worker.stops).toEqual([])
    engine.dispose()
  })

  test('nothing is answered after dispose', async () => {
    const { engine, worker } = await withWeights()
    const running = outcome(engine.run(runOf(1)))
    engine.dispose()
    expect(await running).toBe('stopped')
    expect(await outcome(engine.load(generated))).toBe('stopped')
    expect(worker.alive).toBe(false)
  })
})
