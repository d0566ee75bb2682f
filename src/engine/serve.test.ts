import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { WorkerMessage } from './protocol.ts'
import { serve } from './serve.ts'
import { until } from './testing/until.ts'

function served() {
  const posted: WorkerMessage[] = []
  return { posted, server: serve((message) => posted.push(message)) }
}
const types = (posted: readonly WorkerMessage[]): string[] => posted.map(({ type }) => type)

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  vi.stubGlobal('fetch', () => new Promise(() => {}))
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('tells that it lives while it works, and only then', async () => {
  const { posted, server } = served()
  expect(types(posted)).toEqual(['ready'])
  vi.advanceTimersByTime(5000)
  expect(types(posted)).toEqual(['ready'])
  const order = { kind: 'fetch', name: 'w', href: 'https://site.test/w.npy' } as const
  server.receive({ type: 'call', call: 'load', job: 1, request: { id: 1, order } })
  vi.advanceTimersByTime(3000)
  expect(types(posted)).toEqual(['ready', 'alive', 'alive', 'alive'])
  server.receive({ type: 'stop', job: 1 })
  await until(() => types(posted).at(-1) === 'failed')
  expect(posted.at(-1)).toEqual({ type: 'failed', call: 'load', job: 1, failure: { kind: 'stopped' } })
  expect(vi.getTimerCount()).toBe(0)
})

test('a stop for work that is over, or never was, does nothing', () => {
  const { posted, server } = served()
  server.receive({ type: 'stop', job: 77 })
  expect(types(posted)).toEqual(['ready'])
})
