import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createEngine } from './index.ts'
import { outcome } from './testing/scripted.ts'

const generated = { kind: 'generate', id: 'normal', params: { n: 100 } } as const

beforeEach(() => {
  vi.stubGlobal('navigator', { hardwareConcurrency: 8 })
})

afterEach(() => {
  vi.unstubAllGlobals()
})

test('works on the page where a worker is refused', async () => {
  const refuse = vi.fn(() => {
    throw new DOMException('not from here', 'SecurityError')
  })
  vi.stubGlobal('Worker', refuse)
  const engine = createEngine()
  const weights = await engine.load(generated)
  const { stats } = await engine.run({ weights: weights.id, method: 'integer', params: {}, bins: 80 })
  expect(stats.n).toBe(100)
  expect(refuse).toHaveBeenCalledTimes(1)
  engine.dispose()
})

test('works on the page where the script of a worker does not start', async () => {
  const made: EventTarget[] = []
  class Mute extends EventTarget {
    constructor() {
      super()
      made.push(this)
      setTimeout(() => this.dispatchEvent(new Event('error')), 5)
    }
    postMessage(): void {}
    terminate(): void {}
  }
  vi.stubGlobal('Worker', Mute)
  const engine = createEngine()
  expect(await outcome(engine.load(generated))).toBe('restarted')
  expect((await engine.load(generated)).stats.n).toBe(100)
  expect(made.length).toBe(1)
  engine.dispose()
})
