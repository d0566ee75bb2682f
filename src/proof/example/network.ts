import { exp, log } from '../../core/numeric/elementary.ts'
import type { Random } from '../../core/numeric/random.ts'
import { type Digits, PIXELS } from './digits.ts'

/** Pixels, two hidden layers with ReLU, one output per digit. */
export const SIZES = [PIXELS, 48, 24, 10] as const

/** Views into the flat array of all parameters. */
export interface Layer {
  readonly name: string
  readonly inputs: number
  readonly outputs: number
  /** outputs × inputs, row by row. */
  readonly weight: Float64Array
  readonly bias: Float64Array
}

export const PARAMETERS = SIZES.slice(1).reduce((sum, outputs, i) => sum + outputs * (SIZES[i]! + 1), 0)

/** The layers that `parameters` (or their gradient) hold one after the other, each as weight and bias. */
export function layersOf(parameters: Float64Array): Layer[] {
  let at = 0
  function take(length: number): Float64Array {
    at += length
    return parameters.subarray(at - length, at)
  }
  return SIZES.slice(1).map((outputs, i) => {
    const inputs = SIZES[i]!
    return { name: `fc${i + 1}`, inputs, outputs, weight: take(outputs * inputs), bias: take(outputs) }
  })
}

/** Normal weights with the variance 1/inputs (LeCun et al. 1998), layer by layer; biases 0. */
export function initialParameters(random: Random): Float64Array {
  const parameters = new Float64Array(PARAMETERS)
  for (const { inputs, weight } of layersOf(parameters)) {
    const std = 1 / Math.sqrt(inputs)
    for (let i = 0; i < weight.length; i++) weight[i] = std * random.normal()
  }
  return parameters
}

/** Activations of all layers for one image: the pixels first, the outputs last. */
export type Activations = readonly Float64Array[]

export function newActivations(): Activations {
  return SIZES.map((size) => new Float64Array(size))
}

/** Fills `activations` for image `index`. Pixels enter as value / 16. */
export function forward(layers: readonly Layer[], digits: Digits, index: number, activations: Activations): void {
  const pixels = activations[0]!
  for (let i = 0; i < PIXELS; i++) pixels[i] = digits.images[index * PIXELS + i]! / 16
  layers.forEach((layer, depth) => {
    apply(layer, activations[depth]!, activations[depth + 1]!)
    if (depth < layers.length - 1) rectify(activations[depth + 1]!)
  })
}

/**
 * Adds the gradient of the cross-entropy of one image to `gradient` and returns the cross-entropy (nats).
 * `activations` are what `forward` left; they are overwritten by the gradients with respect to them.
 */
export function backward(
  layers: readonly Layer[],
  gradient: readonly Layer[],
  label: number,
  activations: Activations,
): number {
  const loss = softmaxGradient(activations[layers.length]!, label)
  for (let depth = layers.length - 1; depth >= 0; depth--) {
    const error = activations[depth + 1]!
    addOuter(gradient[depth]!, error, activations[depth]!)
    if (depth > 0) propagate(layers[depth]!, error, activations[depth]!)
  }
  return loss
}

/** y = W x + b, summed from the bias on in the order of x. */
function apply({ weight, bias, inputs, outputs }: Layer, x: Float64Array, y: Float64Array): void {
  for (let o = 0; o < outputs; o++) {
    let sum = bias[o]!
    for (let i = 0; i < inputs; i++) sum += weight[o * inputs + i]! * x[i]!
    y[o] = sum
  }
}

function rectify(x: Float64Array): void {
  for (let i = 0; i < x.length; i++) if (!(x[i]! > 0)) x[i] = 0
}

/** Turns outputs into softmax − one-hot and returns −ln softmax[label]. */
function softmaxGradient(outputs: Float64Array, label: number): number {
  const greatest = outputs.reduce((a, b) => Math.max(a, b))
  const margin = outputs[label]! - greatest
  let sum = 0
  for (let o = 0; o < outputs.length; o++) {
    outputs[o] = exp(outputs[o]! - greatest)
    sum += outputs[o]!
  }
  for (let o = 0; o < outputs.length; o++) outputs[o]! /= sum
  outputs[label]! -= 1
  return log(sum) - margin
}

/** Adds error · xᵀ to the weights' gradient and the error to the biases'. */
function addOuter({ weight, bias, inputs, outputs }: Layer, error: Float64Array, x: Float64Array): void {
  for (let o = 0; o < outputs; o++) {
    const e = error[o]!
    if (e === 0) continue
    bias[o]! += e
    for (let i = 0; i < inputs; i++) weight[o * inputs + i]! += e * x[i]!
  }
}

/** Replaces the activations x by Wᵀ error where ReLU let them through, by 0 elsewhere. */
function propagate({ weight, inputs, outputs }: Layer, error: Float64Array, x: Float64Array): void {
  for (let i = 0; i < inputs; i++) {
    if (x[i] === 0) continue
    let sum = 0
    for (let o = 0; o < outputs; o++) sum += weight[o * inputs + i]! * error[o]!
    x[i] = sum
  }
}
