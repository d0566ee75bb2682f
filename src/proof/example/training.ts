import { cosTurn } from '../../core/numeric/elementary.ts'
import type { Random } from '../../core/numeric/random.ts'
import { Adam } from './adam.ts'
import type { Digits } from './digits.ts'
import { backward, forward, initialParameters, layersOf, newActivations } from './network.ts'

export const TRAINING = { epochs: 60, batch: 50, rate: 0.005 } as const

export interface Epoch {
  /** From 1 on. */
  readonly epoch: number
  /** The same array every time. */
  readonly parameters: Float64Array
  /** Mean cross-entropy over the epoch, nats. */
  readonly loss: number
}

/**
 * Trains and pauses after every epoch. `random` gives the initial weights, then one shuffle per epoch. All sums run in
 * a fixed order in float64, so every machine gets the same bits.
 */
export function* train(digits: Digits, random: Random): Generator<Epoch, void, void> {
  const { epochs, batch, rate } = TRAINING
  const parameters = initialParameters(random)
  const gradient = new Float64Array(parameters.length)
  const adam = new Adam(parameters.length)
  const order = Uint32Array.from({ length: digits.count }, (_, i) => i)
  const steps = epochs * Math.ceil(digits.count / batch)
  let step = 0
  for (let epoch = 1; epoch <= epochs; epoch++) {
    random.shuffle(order)
    let loss = 0
    for (let start = 0; start < order.length; start += batch) {
      loss += meanGradient(parameters, gradient, digits, order.subarray(start, start + batch))
      // Half a cosine from the full rate down to 0.
      adam.step(parameters, gradient, rate * 0.5 * (1 + cosTurn(step / steps / 2)))
      step++
    }
    yield { epoch, parameters, loss: loss / order.length }
  }
}

/** Fills `gradient` with the mean over the images `members` and returns the sum of their cross-entropies. */
function meanGradient(parameters: Float64Array, gradient: Float64Array, digits: Digits, members: Uint32Array): number {
  const layers = layersOf(parameters)
  const gradients = layersOf(gradient)
  const activations = newActivations()
  gradient.fill(0)
  let loss = 0
  for (const index of members) {
    forward(layers, digits, index, activations)
    loss += backward(layers, gradients, digits.labels[index]!, activations)
  }
  for (let i = 0; i < gradient.length; i++) gradient[i]! /= members.length
  return loss
}
