import { methodById } from '../../core/methods/index.ts'
import type { Quantized } from '../../core/quantize.ts'
import { greatestSizes } from '../../core/quantizer/greatest-size.ts'
import { groupOf } from '../../core/quantizer/layout.ts'
import { finish } from '../../core/steps.ts'
import { exact, type Verdict } from './compare.ts'
import type { GoldenCase } from './manifest.ts'

/** The method of the element format that a case names, such as `fp8_e4m3` or `int8`. Throws where there is none. */
export function mxMethodOf({ format }: GoldenCase['params']): string {
  const name = String(format)
  // There is one format of 4 bits, so its method does not name the split.
  const id = [`mx${name}`, `mx${name.split('_')[0] ?? ''}`].find((candidate) => methodById(candidate))
  if (id === undefined) throw new Error(`no method has elements of ${name}`)
  return id
}

/** Compares with values of microxcaling, which gives 0 for −0, and −0 for 0 as it comes. */
export function asMicroxcaling(expected: ArrayLike<number>, quantized: Quantized): Verdict {
  const agreed = agreedPlaces(quantized)
  const numbers = (values: ArrayLike<number>) => agreed.map((i) => (values[i] ?? NaN) + 0)
  return exact(numbers(expected), numbers(quantized.values))
}

/**
 * The weights of blocks whose scale is not in dispute. microxcaling takes log2 of the greatest in float32, which a hair
 * below a power of two gives an exponent that is one too great; torchao and the specification say otherwise.
 */
function agreedPlaces({ original, quantizer }: Quantized): number[] {
  const sizes = finish(greatestSizes(Float32Array.from(original.tensor.data), quantizer.layout))
  const fractions = Array.from(new Uint32Array(sizes.buffer), (bits) => bits & 0x7fffff)
  const disputed = fractions.map((fraction) => fraction > 0x7fff00)
  return [...original.tensor.data.keys()].filter((i) => !disputed[groupOf(quantizer.layout, i)])
}
