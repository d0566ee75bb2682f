import { describe, expect, test, vi } from 'vitest'
import { portion, type Steps } from '../core/steps.ts'
import type { Progress } from './engine.ts'
import { nextTurn, Stopped, Task } from './task.ts'

/** `count` steps of `ms` busy milliseconds each. */
function* busy(count: number, ms: number): Steps<string> {
  for (let i = 1; i <= count; i += 1) {
    const end = performance.now() + ms
    while (performance.now() < end);
    yield i / count
  }
  return 'done'
}

describe('driving steps', () => {
  test('short work ends before the event loop turns', async () => {
    const clock = vi.spyOn(performance, 'now').mockReturnValue(0)
    let turned = false
    void nextTurn().then(() => {
      turned = true
    })
    expect(await new Task().drive(busy(100, 0))).toBe('done')
    expect(turned).toBe(false)
    clock.mockRestore()
  })

  test('long work lets others in and reports its progress upwards', async () => {
    const reports: Progress[] = []
    const task = new Task((progress) => reports.push(progress))
    let turns = 0
    let over = false
    const others = (async () => {
      while (!over) {
        await nextTurn()
        turns += 1
      }
    })()
    await task.drive(busy(120, 2), 'measure')
    over = true
    await others
    expect(turns).toBeGreaterThanOrEqual(10)
    expect(reports.length).toBeGreaterThanOrEqual(2)
    expect(reports.every((report) => report.phase === 'measure')).toBe(true)
    const done = reports.map((report) => report.done)
    expect(done).toEqual([...done].sort((a, b) => a - b))
  })

  test('a stop is heard between slices', async () => {
    const task = new Task()
    const work = task.drive(busy(1000, 2))
    setTimeout(() => task.stop(), 5)
    await expect(work).rejects.toBeInstanceOf(Stopped)
  })
})

describe('waiting', () => {
  test('gives what was waited for, or its error', async () => {
    const task = new Task()
    expect(await task.wait(Promise.resolve(3))).toBe(3)
    await expect(task.wait(Promise.reject(new Error('gone')))).rejects.toThrow('gone')
  })

  test('ends with a stop, before and during it', async () => {
    const task = new Task()
    const waiting = task.wait(new Promise(() => {}))
    task.stop()
    await expect(waiting).rejects.toBeInstanceOf(Stopped)
    await expect(task.wait(Promise.resolve(1))).rejects.toBeInstanceOf(Stopped)
  })
})

test('work that is stopped lets go of what it holds, and what it waits for is waited for', async () => {
  const told: string[] = []
  function* holding(): Steps<void> {
    try {
      yield Promise.resolve().then(() => told.push('came'))
      told.push('went on')
      yield new Promise(() => {})
    } finally {
      told.push('let go')
    }
  }
  const task = new Task()
  const work = task.drive(portion(holding(), 0, 1))
  setTimeout(() => task.stop(), 5)
  await expect(work).rejects.toBeInstanceOf(Stopped)
  expect(told).toEqual(['came', 'went on', 'let go'])
})
