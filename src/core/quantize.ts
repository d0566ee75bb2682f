import { CoreError } from './errors.ts'
import { type Original, originalOf } from './metrics/original.ts'
import { methodById } from './methods/all.ts'
import { type Params, withDefaults } from './params.ts'
import { newBlock, runRange } from './quantizer/block.ts'
import type { Block, Method, PrepareOptions, Quantizer } from './quantizer/method.ts'
import { finish, type Steps } from './steps.ts'
import type { Tensor } from './tensor.ts'

/** All that a method makes of a tensor, weight by weight. */
export interface Quantized extends Block {
  /** What was quantized: float32, unless the method keeps the float64 of the source. */
  readonly original: Original
  readonly quantizer: Quantizer
}

/** Weights between two reports of progress: about 1 ms. */
const STRIDE = 1 << 17

/**
 * Quantizes a tensor with the method of this id and `params`, completed by their defaults. `codes`, `values` and `flags`
 * have an entry per weight, in the order of `tensor.data`; values are in units of the weights. Throws `unknown-method`, and
 * what the method's `prepare` throws.
 */
export function quantize(tensor: Tensor, id: string, params: Params = {}, options: PrepareOptions = {}): Quantized {
  const method = methodById(id)
  if (!method) throw new CoreError('unknown-method', { id })
  return finish(quantizeInSteps(tensor, method, params, options))
}

/** The same in steps. */
export function* quantizeInSteps(
  tensor: Tensor,
  method: Method,
  params: Params,
  options: PrepareOptions = {},
): Steps<Quantized> {
  const original = yield* originalOf(tensor, method)
  const quantizer = yield* method.prepare(original.tensor, withDefaults(method.params, params), options)
  const n = tensor.data.length
  const out = newBlock(quantizer, n)
  for (let from = 0; from < n; from += STRIDE) {
    runRange(quantizer, original.tensor.data, from, Math.min(n, from + STRIDE), out, from)
    yield from / n
  }
  return { ...out, original, quantizer }
}
