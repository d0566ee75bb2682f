import type { Digits } from './digits.ts'
import { forward, layersOf, newActivations } from './network.ts'

/** How many of `digits` the network names rightly. The first of equal outputs counts. */
export function countRight(parameters: Float64Array, digits: Digits): number {
  const layers = layersOf(parameters)
  const activations = newActivations()
  const outputs = activations[layers.length]!
  let right = 0
  for (let index = 0; index < digits.count; index++) {
    forward(layers, digits, index, activations)
    if (outputs.indexOf(Math.max(...outputs)) === digits.labels[index]) right++
  }
  return right
}
