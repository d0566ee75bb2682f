import { expect, test } from 'vitest'
import { feedsOf } from './model.ts'

test.each([
  ['half-even', 2, 0.5, [1.75, 2.25]],
  ['half-even', 2, -0.5, [1.75, 2.25]],
  ['stochastic', 2, 0.5, [1.75, 2.25]],
  ['floor', -1, 0.5, [-1, -0.5]],
  // a negative step turns up and down round
  ['floor', -1, -0.5, [-1.5, -1]],
  ['trunc', 1, 0.5, [1, 1.5]],
  ['trunc', -1, 0.5, [-1.5, -1]],
  ['trunc', 0, 0.5, [-0.5, 0.5]],
  ['', 3, 0, [3, 3]],
])('%s: what is rounded to %s in steps of %s', (rounding, level, step, ends) => {
  expect(feedsOf(level, step, rounding)).toEqual(ends)
})
