import { shortFloat32 } from '../numeric/float32.ts'
import {
  bitsOf,
  decodeNumber,
  greatestCode,
  nanCode,
  type NumberFormat,
  overflowCode,
  signBit,
} from '../numeric/number-format.ts'
import type { Params } from '../params.ts'
import { leastFactor } from './float-method.ts'
import type { FloatQuantizer } from './floats.ts'
import { groupNumpy, roundingNumpy } from './numpy.ts'

/** NumPy of the methods that cast to a floating-point format: from `x` to `codes` and `values`, bit for bit. */
export function floatNumpy(params: Params, { spec }: FloatQuantizer): string {
  const { format, factors, layout, native } = spec
  return `import numpy as np

x = np.asarray(x, np.float32)
${factors ? `${absmaxNumpy(layout.groups === 1 ? factors[0] : null, spec)}\nq = x / s` : 'q = x'}
${castNumpy(params, format, native)}
${factors ? SCALED_BACK_NUMPY : 'values = values.astype(np.float32)'}`
}

function absmaxNumpy(single: number | null, { layout, format }: FloatQuantizer['spec']): string {
  if (single !== null) return `s = np.float32(${shortFloat32(single)})`
  const greatest = decodeNumber(format, greatestCode(format))
  return `${groupNumpy(layout)}
${sizesNumpy(layout.groups)}
scales = np.maximum(amax / np.float32(${greatest}), np.float32(${shortFloat32(leastFactor(format))}))
s = np.where(amax > 0, scales, np.float32(1))[g]`
}

/** Lines that set `amax` by the groups `g` of `x`. */
export function sizesNumpy(groups: number): string {
  return `amax = np.zeros(${groups}, np.float32)
np.maximum.at(amax, g, np.where(np.isfinite(x), np.abs(x), 0))`
}

/** What lies beyond float32 stands for its greatest number. */
export const SCALED_BACK_NUMPY = `most = np.finfo(np.float32).max
values = np.clip(values * s, -most, most).astype(np.float32)`

/** Lines that round `q` to the format: `codes`, and `values` in float64. */
export function castNumpy(params: Params, format: NumberFormat, native: boolean): string {
  const { mantissa, bias } = format
  const least = 1 - bias
  const top = native ? overflowCode(format) : greatestCode(format)
  return `size = np.abs(q.astype(np.float64))
e = np.where(size > 0, np.maximum(np.frexp(size)[1] - 1, ${least}), ${least})
step = np.ldexp(1.0, e - ${mantissa})
v = q / step
${roundingNumpy(params, 'v', 'rounded')}
r = np.abs(rounded)
codes = (e - ${least}) * ${2 ** mantissa} + r
over = ~(codes <= ${greatestCode(format)})
values = np.copysign(np.where(over, ${numberNumpy(format, top)}, r * step), q)
codes = np.where(over, ${top}, codes).astype(np.int32) + np.where(np.signbit(q), ${signBit(format)}, 0)
codes = np.where(np.isnan(q), ${nanCode(format)}, codes)  # ${bitsOf(format)} bits
values = np.where(np.isnan(q), ${numberNumpy(format, nanCode(format))}, values)`
}

function numberNumpy(format: NumberFormat, code: number): string {
  const value = decodeNumber(format, code)
  if (Number.isNaN(value)) return 'np.nan'
  if (value === Infinity) return 'np.inf'
  return Object.is(value, -0) ? '-0.0' : String(value)
}
