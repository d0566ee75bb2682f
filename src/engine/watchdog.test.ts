import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Watchdog } from './watchdog.ts'

const timing = { tickMs: 1000, silent: 6, starting: 60 }

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

function watched(working = { now: true }): {
  dog: Watchdog
  silence: ReturnType<typeof vi.fn>
  working: { now: boolean }
} {
  const silence = vi.fn()
  const dog = new Watchdog(timing, () => working.now, silence)
  return { dog, silence, working }
}

test('six ticks of silence at work are death, once it had spoken', () => {
  const { dog, silence } = watched()
  dog.watch()
  dog.signOfLife()
  vi.advanceTimersByTime(5900)
  dog.signOfLife()
  vi.advanceTimersByTime(5000)
  expect(silence).not.toHaveBeenCalled()
  vi.advanceTimersByTime(200)
  expect(silence).toHaveBeenCalledTimes(1)
})

test('a start may take a minute', () => {
  const { dog, silence } = watched()
  dog.watch()
  vi.advanceTimersByTime(59_000)
  expect(silence).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1000)
  expect(silence).toHaveBeenCalledTimes(1)
})

test('without work there is no watch', () => {
  const { dog, silence, working } = watched()
  dog.signOfLife()
  dog.watch()
  working.now = false
  vi.advanceTimersByTime(60_000)
  expect(silence).not.toHaveBeenCalled()
  expect(vi.getTimerCount()).toBe(0)
  working.now = true
  dog.watch()
  vi.advanceTimersByTime(6000)
  expect(silence).toHaveBeenCalledTimes(1)
})

test('time in which the page itself stood still does not count', () => {
  const { dog, silence } = watched()
  dog.watch()
  dog.signOfLife()
  vi.setSystemTime(Date.now() + 3_600_000)
  vi.spyOn(performance, 'now').mockReturnValue(1e12)
  vi.advanceTimersByTime(4000)
  expect(silence).not.toHaveBeenCalled()
})
