import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createLocalEngine } from '../engine/local-engine.ts'
import { until } from '../engine/testing/until.ts'
import { encodeNpy } from '../proof/example/npy.ts'
import { Opener } from './open.ts'
import { Runner } from './runner.ts'
import { history, sceneStore } from './scene-store.ts'
import { sessionStore } from './session-store.ts'

// every file is too large for a hash
vi.mock('../engine/file-bytes.ts', async (original) => ({
  ...(await original<typeof import('../engine/file-bytes.ts')>()),
  sha256Of: async () => '',
}))

const engine = createLocalEngine()
const runner = new Runner(engine)
const opener = new Opener(engine, runner)
beforeAll(async () => {
  sceneStore.setState({ source: { id: 'article', params: {} } })
  runner.start()
  await until(() => sessionStore.getState().settled !== null)
})
afterAll(() => engine.dispose())

function largeFile(...values: readonly number[]): File {
  return new File([Uint8Array.from(encodeNpy([values.length], Float32Array.from(values)))], 'model.npy')
}

const greatestShown = () => sessionStore.getState().settled?.evaluation.stats.max

test('of two files of one name and without a hash, undo and redo find the one that was on show', async () => {
  expect(await opener.files([largeFile(1, 2, 3)])).toBe(true)
  await until(() => greatestShown() === 3)
  expect(await opener.files([largeFile(4, 5)])).toBe(true)
  await until(() => greatestShown() === 5)
  history.getState().undo()
  await until(() => greatestShown() === 3)
  history.getState().redo()
  await until(() => greatestShown() === 5)
})

test('a scene that asks for a file takes the one that is given, whatever else has its name', async () => {
  await opener.files([largeFile(1, 2, 3)])
  const wanted = { id: 'file', params: { name: 'model.npy' } }
  sceneStore.setState({ source: wanted })
  sessionStore.setState({ blocked: { kind: 'file-needed', name: 'model.npy', sha256: '' } })
  await opener.files([largeFile(6, 7)])
  await until(() => greatestShown() === 7)
  const { source } = sceneStore.getState()
  expect(source).toMatchObject(wanted)
  await opener.files([largeFile(8, 9)])
  await until(() => greatestShown() === 9)
  sceneStore.setState({ source })
  await until(() => greatestShown() === 7)
})
