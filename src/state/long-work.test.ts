import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { beginGesture, endGesture } from './gesture.ts'
import { followWork } from './long-work.ts'
import { sessionStore, type Shown } from './session-store.ts'

beforeAll(() => {
  vi.useFakeTimers()
  sessionStore.setState({ status: 'ready', shown: anotherResult() })
  followWork()
})
afterAll(() => {
  vi.useRealTimers()
})

const isLong = (): boolean => sessionStore.getState().long
/** A result of which nothing but its identity matters here. */
const anotherResult = (): Shown => ({}) as Shown

test('work is long after 300 ms, and then for at least 400', () => {
  sessionStore.setState({ status: 'working' })
  vi.advanceTimersByTime(299)
  expect(isLong()).toBe(false)
  vi.advanceTimersByTime(1)
  expect(isLong()).toBe(true)
  sessionStore.setState({ status: 'ready' })
  vi.advanceTimersByTime(399)
  expect(isLong()).toBe(true)
  vi.advanceTimersByTime(1)
  expect(isLong()).toBe(false)
})

test('short work says nothing', () => {
  sessionStore.setState({ status: 'working' })
  vi.advanceTimersByTime(250)
  sessionStore.setState({ status: 'ready' })
  vi.advanceTimersByTime(1000)
  expect(isLong()).toBe(false)
})

test('nobody waits while results follow the hand', () => {
  beginGesture('k')
  sessionStore.setState({ status: 'working' })
  for (let i = 0; i < 5; i++) {
    vi.advanceTimersByTime(200)
    sessionStore.setState({ shown: anotherResult() })
  }
  expect(isLong()).toBe(false)
  vi.advanceTimersByTime(300)
  expect(isLong()).toBe(true)
  sessionStore.setState({ shown: null, status: 'ready' })
  vi.advanceTimersByTime(400)
  endGesture()
})

test('the first picture is given more time', () => {
  sessionStore.setState({ shown: null, status: 'working' })
  vi.advanceTimersByTime(1499)
  expect(isLong()).toBe(false)
  vi.advanceTimersByTime(1)
  expect(isLong()).toBe(true)
})
