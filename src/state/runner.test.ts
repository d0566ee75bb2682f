import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Engine, Failure, HeldWeights } from '../engine/engine.ts'
import { settled, until } from '../engine/testing/until.ts'
import type { SourceSpec } from './scene.ts'

/** A call that the test answers. */
interface Asked {
  readonly what: 'load' | 'run' | 'pick'
  readonly request: unknown
  readonly answer: (reply: unknown) => void
  readonly fail: (error: unknown) => void
}

let asked: Asked[] = []
let lastWeights = 0

function engine(): Engine {
  const ask = (what: Asked['what']) => (request: unknown) =>
    new Promise<never>((answer, fail) => {
      asked.push({ what, request, answer: answer as Asked['answer'], fail })
    })
  const parts = { load: ask('load'), run: ask('run'), pick: ask('pick'), stop: () => {}, onRestart: () => () => {} }
  return parts as unknown as Engine
}

function weights(...shape: number[]): HeldWeights {
  lastWeights += 1
  return {
    id: lastWeights,
    name: 'w',
    shape,
    tensors: ['w'],
    stats: { n: shape.reduce((a, b) => a * b, 1) },
  } as unknown as HeldWeights
}

function result(name: string): unknown {
  const counts = new Uint32Array(4)
  return { name, stats: { mean: 0, std: 1, max: 1 }, original: counts, quantized: counts, bins: {}, grid: null }
}

/** Answers the oldest open call of this kind. */
async function answer(what: Asked['what'], reply: unknown): Promise<void> {
  await until(() => waiting(what).length > 0)
  const [first] = waiting(what)
  asked = asked.filter((call) => call !== first)
  if (reply instanceof Error) first?.fail(reply)
  else first?.answer(reply)
  await settled()
}

const waiting = (what: Asked['what']): Asked[] => asked.filter((call) => call.what === what)
const ARTICLE: SourceSpec = { id: 'article', params: {} }

/** A page of its own for every test: its stores know nothing of the one before. */
async function newPage() {
  vi.resetModules()
  const [{ Runner }, { Opener }, { openAddress }, { history, sceneStore }, { sessionStore }, { EngineFailure }] =
    await Promise.all([
      import('./runner.ts'),
      import('./open.ts'),
      import('./address.ts'),
      import('./scene-store.ts'),
      import('./session-store.ts'),
      import('../engine/engine.ts'),
    ])
  const started = engine()
  const runner = new Runner(started)
  runner.start()
  const failed = (failure: Failure): Error => new EngineFailure(failure)
  return { runner, opener: () => new Opener(started, runner), openAddress, history, sceneStore, sessionStore, failed }
}

let page: Awaited<ReturnType<typeof newPage>>

beforeEach(async () => {
  asked = []
  vi.stubGlobal('document', { hidden: false })
  page = await newPage()
  await answer('load', weights(4, 4))
  await answer('run', result('first'))
  await answer('pick', { index: 3 })
  page.history.getState().clear()
})

afterEach(() => vi.unstubAllGlobals())

const shownName = (): unknown =>
  (page.sessionStore.getState().shown?.evaluation as { name?: unknown } | undefined)?.name

test('a link that is mended in the address bar shows its scene', async () => {
  await page.openAddress('#v=2')
  expect(page.sessionStore.getState().blocked?.kind).toBe('link-damaged')
  await page.openAddress('#v=1')
  await answer('run', result('mended'))
  expect(page.sessionStore.getState()).toMatchObject({ status: 'ready', blocked: null })
  expect(shownName()).toBe('mended')
})

test('a damaged link stays on show when weights come that were asked for before it', async () => {
  page.sceneStore.setState({ source: ARTICLE })
  await page.openAddress('#v=2')
  await answer('load', weights(4))
  expect(page.sessionStore.getState()).toMatchObject({ status: 'error', blocked: { kind: 'link-damaged' } })
  expect(waiting('run')).toHaveLength(0)
  await page.openAddress('#v=1&src=article')
  await answer('run', result('article'))
  expect(shownName()).toBe('article')
})

test('and when those weights, or a result, fail', async () => {
  page.sceneStore.setState({ source: ARTICLE })
  await page.openAddress('#v=2')
  await answer('load', page.failed({ kind: 'crashed', message: 'made to fail' }))
  expect(page.sessionStore.getState()).toMatchObject({ blocked: { kind: 'link-damaged' }, notices: [] })
})

test('an axis that the weights do not have becomes the first in the same step, but not for weights that nobody wants', async () => {
  const along = { id: 'affine', params: { gran: 'channel', axis: 1 } }
  page.sceneStore.setState({ panes: [along] })
  await answer('run', result('along'))
  const { source } = page.sceneStore.getState()
  page.sceneStore.setState({ source: ARTICLE })
  await until(() => waiting('load').length === 1)
  page.sceneStore.setState({ source })
  await answer('load', weights(16))
  await answer('load', weights(4, 4))
  expect(page.sceneStore.getState().panes[0]?.params).toEqual(along.params)
  expect(page.sessionStore.getState().toast).toBeNull()

  page.sceneStore.setState({ source: ARTICLE })
  await answer('load', weights(16))
  // the first is the default, which is not written out
  expect(page.sceneStore.getState().panes[0]?.params).toEqual({ gran: 'channel' })
  expect(page.sessionStore.getState().toast).toEqual({ kind: 'axis', axis: 1 })
})

test('weights that the reader brings get an axis that they have, in one step of undo', async () => {
  page.sceneStore.setState({ panes: [{ id: 'affine', params: { gran: 'channel', axis: 1 } }] })
  await answer('run', result('along'))
  page.history.getState().clear()
  const opened = page.opener().url('https://example.org/w.npy')
  await answer('load', weights(16))
  expect(await opened).toBe(true)
  expect(waiting('run').map(({ request }) => request)).toMatchObject([{ weights: lastWeights }])
  expect(page.sceneStore.getState().panes[0]?.params).toEqual({ gran: 'channel' })
  expect(page.history.getState().pastStates).toHaveLength(1)
})

test('new weights are one step of undo', async () => {
  page.sceneStore.setState({ source: ARTICLE })
  await answer('load', weights(16))
  await answer('run', result('article'))
  expect(page.history.getState().pastStates).toHaveLength(1)
})

test('opening what is overtaken leaves it to the newer to say when the page is ready', async () => {
  const opener = page.opener()
  const first = opener.url('https://example.org/a.npy')
  const second = opener.url('https://example.org/b.npy')
  await answer('load', page.failed({ kind: 'stopped' }))
  expect(await first).toBe(false)
  expect(page.sessionStore.getState().status).toBe('working')
  await answer('load', weights(16))
  expect(await second).toBe(true)
})

test('opening goes on in a new worker where the old one died', async () => {
  const opened = page.opener().url('https://example.org/a.npy')
  await answer('load', page.failed({ kind: 'restarted' }))
  await answer('load', weights(16))
  expect(await opened).toBe(true)
})

test('a result that comes while the worked weight is asked for has it asked again', async () => {
  page.sceneStore.setState({ bins: 128 })
  await answer('run', result('second'))
  expect(waiting('pick')).toHaveLength(1)
  page.sceneStore.setState({ bins: 256 })
  await answer('run', result('third'))
  expect(waiting('pick')).toHaveLength(1)
  await answer('pick', { index: 3 })
  expect(waiting('pick')).toHaveLength(1)
  await answer('pick', { index: 4 })
  expect(page.sessionStore.getState().picked).toEqual({ index: 4 })
  expect(waiting('pick')).toHaveLength(0)
})

test('weights that another load has replaced, which then came to nothing, are loaded again', async () => {
  page.sceneStore.setState({ bins: 128 })
  await answer('run', page.failed({ kind: 'gone' }))
  await answer('load', weights(4, 4))
  await answer('run', result('again'))
  expect(shownName()).toBe('again')
  expect(page.sessionStore.getState().status).toBe('ready')
})

test('a long text is read once', async () => {
  const opened = page.opener().text('1.5 '.repeat(1000), 'pasted')
  await answer('load', weights(1000))
  expect(await opened).toBe(true)
  expect(waiting('load')).toHaveLength(0)
  expect(page.sceneStore.getState().source).toMatchObject({ id: 'file', params: { name: 'pasted.txt' } })
})

test('a stop before there is anything to show says so, and other weights are shown all the same', async () => {
  asked = []
  page = await newPage()
  await until(() => waiting('load').length === 1)
  page.runner.stop()
  await answer('load', page.failed({ kind: 'stopped' }))
  expect(page.sessionStore.getState()).toMatchObject({ status: 'error', blocked: { kind: 'stopped' } })
  page.sceneStore.setState({ source: ARTICLE })
  await answer('load', weights(16))
  await answer('run', result('article'))
  expect(page.sessionStore.getState()).toMatchObject({ status: 'ready', blocked: null })
})

test('notices go when the scene that they are about is another', async () => {
  const failed = page.opener().url('https://example.org/w.npy')
  await answer('load', page.failed({ kind: 'problem', problem: { code: 'bad-axis', values: { axis: 4, rank: 1 } } }))
  expect(await failed).toBe(false)
  expect(page.sessionStore.getState().notices).toMatchObject([{ kind: 'problem' }])
  page.sceneStore.setState({ source: ARTICLE })
  expect(page.sessionStore.getState().notices).toEqual([])
  await answer('load', page.failed({ kind: 'problem', problem: { code: 'bad-axis', values: { axis: 4, rank: 1 } } }))
  // back to the weights before, with a word about those that could not be had
  expect(page.sessionStore.getState().notices).toMatchObject([{ kind: 'problem' }])
})

test('what a link could not mean is said until its scene is changed', async () => {
  await page.openAddress('#v=1&q=affine;k=40')
  expect(page.sessionStore.getState().notices).toMatchObject([{ kind: 'link' }])
  page.sceneStore.setState({ panes: [{ id: 'affine', params: { k: 6 } }] })
  expect(page.sessionStore.getState().notices).toEqual([])
})
