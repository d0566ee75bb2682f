import { type Quantized, quantize } from '../../core/quantize.ts'
import type { Params } from '../../core/params.ts'
import type { PrepareOptions } from '../../core/quantizer/method.ts'
import type { GoldenArray } from './manifest.ts'

/** Quantizes a golden array with a method of the project. */
export function quantizeGolden(
  { shape, data }: GoldenArray,
  id: string,
  params: Params,
  options: PrepareOptions = {},
): Quantized {
  return quantize({ name: 'golden', shape, dtype: '', data }, id, params, options)
}
