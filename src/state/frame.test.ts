import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { beginGesture, endGesture, inDrag, paced, touchGesture } from './gesture.ts'

let frames: (() => void)[] = []
const page = { hidden: false }

function nextFrame(): void {
  const now = frames
  frames = []
  for (const frame of now) frame()
}

beforeEach(() => {
  vi.useFakeTimers()
  frames = []
  page.hidden = false
  vi.stubGlobal('document', page)
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => frames.push(frame))
})

afterEach(() => {
  endGesture()
  nextFrame()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('without a gesture everything is done at once', () => {
  const done: string[] = []
  paced('result', () => done.push('a'))
  expect(done).toEqual(['a'])
  expect(frames).toHaveLength(0)
})

test('in a gesture the newest of each kind is done once per frame', () => {
  const done: string[] = []
  beginGesture('k')
  paced('move', () => done.push('move 1'))
  paced('result', () => done.push('result 1'))
  paced('move', () => done.push('move 2'))
  expect(done).toEqual([])
  expect(frames).toHaveLength(1)
  nextFrame()
  expect(done).toEqual(['move 2', 'result 1'])
  paced('result', () => done.push('result 2'))
  nextFrame()
  expect(done).toEqual(['move 2', 'result 1', 'result 2'])
})

test('two results between two frames are drawn one after the other, a third pushes the oldest out', () => {
  const done: string[] = []
  const result = (name: string): void => paced('result', () => done.push(name), 2)
  beginGesture('k')
  result('1')
  result('2')
  nextFrame()
  expect(done).toEqual(['1'])
  result('3')
  nextFrame()
  expect(done).toEqual(['1', '2'])
  nextFrame()
  expect(done).toEqual(['1', '2', '3'])
  expect(frames).toHaveLength(0)
  result('4')
  result('5')
  result('6')
  nextFrame()
  nextFrame()
  expect(done).toEqual(['1', '2', '3', '5', '6'])
})

test('a picture that stays a frame late leaves one result out', () => {
  const done: number[] = []
  let last = 0
  const result = (): void => {
    const name = last++
    paced('result', () => done.push(name), 2)
  }
  beginGesture('k')
  result()
  for (let frame = 0; frame < 130; frame++) {
    result()
    nextFrame()
  }
  expect(done.at(-1)).toBe(last - 1)
  expect(done).toHaveLength(last - 1)
})

test('the newest result is drawn when the gesture ends', () => {
  const done: string[] = []
  beginGesture('k')
  paced('result', () => done.push('1'), 2)
  paced('result', () => done.push('2'), 2)
  endGesture()
  expect(done).toEqual(['2'])
})

test('the last move belongs to the gesture that ends', () => {
  const drags: boolean[] = []
  beginGesture('a')
  paced('move', () => drags.push(inDrag()))
  endGesture()
  expect(drags).toEqual([true])
  nextFrame()
  expect(drags).toHaveLength(1)
})

test('a hidden page has no frames: it does not wait for one', () => {
  const done: string[] = []
  page.hidden = true
  beginGesture('a')
  paced('result', () => done.push('result'))
  expect(done).toEqual(['result'])
})

test('keys are a gesture, but no drag', () => {
  touchGesture('k')
  expect(inDrag()).toBe(false)
  beginGesture('k')
  expect(inDrag()).toBe(true)
  endGesture()
  expect(inDrag()).toBe(false)
})
