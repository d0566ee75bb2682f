import { expect, test } from 'vitest'
import { Random } from '../../core/numeric/random.ts'
import { readDigits } from './digits.ts'
import { stratifiedSplit } from './split.ts'

const { labels, count } = readDigits()

test('a stratified split gives every class its share and every image to one side', () => {
  const { train, heldBack } = stratifiedSplit(labels, 1000, Random.fromSeed(1))
  expect(train).toHaveLength(1000)
  expect([...train, ...heldBack].sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, i) => i))
  for (let digit = 0; digit < 10; digit++) {
    const inTrain = train.filter((i) => labels[i] === digit).length
    const share = (labels.filter((label) => label === digit).length * 1000) / count
    expect(Math.abs(inTrain - share)).toBeLessThan(1)
  }
})

test('the seed decides which images are held back', () => {
  const heldBack = (seed: number): number[] => [...stratifiedSplit(labels, 1000, Random.fromSeed(seed)).heldBack]
  expect(heldBack(1)).toEqual(heldBack(1))
  expect(heldBack(1)).not.toEqual(heldBack(2))
})
