import { expect, test } from 'vitest'
import { Random } from '../../core/numeric/random.ts'
import { readDigits } from './digits.ts'
import { backward, forward, initialParameters, layersOf, newActivations, PARAMETERS } from './network.ts'

const digits = readDigits()

/** Cross-entropy of image `index`, and its gradient with respect to all parameters. */
function lossAndGradient(parameters: Float64Array, index: number): { loss: number; gradient: Float64Array } {
  const gradient = new Float64Array(PARAMETERS)
  const activations = newActivations()
  forward(layersOf(parameters), digits, index, activations)
  const loss = backward(layersOf(parameters), layersOf(gradient), digits.labels[index]!, activations)
  return { loss, gradient }
}

test('the loss is the cross-entropy of the softmax', () => {
  const parameters = initialParameters(Random.fromSeed(3))
  const activations = newActivations()
  forward(layersOf(parameters), digits, 5, activations)
  const scores = [...activations[3]!].map(Math.exp)
  const expected = -Math.log(scores[digits.labels[5]!]! / scores.reduce((a, b) => a + b))
  expect(lossAndGradient(parameters, 5).loss).toBeCloseTo(expected, 12)
})

test('the gradient is the slope of the loss', () => {
  const random = Random.fromSeed(4)
  const parameters = initialParameters(random).map((x) => x + 0.1 * random.normal())
  const step = 1e-6
  for (let trial = 0; trial < 200; trial++) {
    const index = random.below(digits.count)
    const at = random.below(PARAMETERS)
    const moved = (by: number): number =>
      lossAndGradient(
        Float64Array.from(parameters, (x, i) => (i === at ? x + by : x)),
        index,
      ).loss
    const slope = (moved(step) - moved(-step)) / (2 * step)
    expect(lossAndGradient(parameters, index).gradient[at]).toBeCloseTo(slope, 6)
  }
})
