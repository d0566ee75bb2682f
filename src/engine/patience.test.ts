import { expect, test } from 'vitest'
import { Patience } from './patience.ts'

test('grows when runs are cut, follows what results take, and stays between its bounds', () => {
  const patience = new Patience(40)
  const seen = [patience.ms]
  for (let i = 0; i < 4; i += 1) {
    patience.cut()
    seen.push(patience.ms)
  }
  expect(seen).toEqual([40, 80, 160, 250, 250])
  patience.delivered(60)
  expect(patience.ms).toBe(90)
  patience.delivered(5)
  expect(patience.ms).toBe(40)
  patience.delivered(9000)
  expect(patience.ms).toBe(250)
})
