import { type Params, text } from '../params.ts'
import { castOf, roundingOf } from './from-params.ts'
import type { Layout } from './layout.ts'

/** Lines of NumPy that methods share. Each gives the same bits as the code of this folder. */

/** Rounds the array `from` into `to`, in the type of `from`. */
export function roundingNumpy(params: Params, from: string, to: string): string {
  const { rounding, seed } = roundingOf(params)
  if (rounding === 'half-even') return `${to} = np.rint(${from})`
  if (rounding === 'trunc' || rounding === 'floor') return `${to} = np.${rounding}(${from})`
  if (rounding === 'half-away') {
    return `whole = np.trunc(${from})
${to} = whole + np.sign(${from}) * (np.abs(${from} - whole) >= 0.5)`
  }
  if (rounding === 'half-up') {
    return `whole = np.floor(${from})
${to} = whole + (${from} - whole >= 0.5)`
  }
  return `def mix(h):
    h = (h ^ (h >> 16)) * np.uint32(0x85ebca6b)
    h = (h ^ (h >> 13)) * np.uint32(0xc2b2ae35)
    return h ^ (h >> 16)

key = mix(mix(np.array([${seed}], np.uint32)) ^ np.uint32(0x9e3779b9))
draw = mix(mix(np.arange(x.size, dtype=np.uint32) ^ key) + key).reshape(x.shape) / 2.0**32
whole = np.floor(${from})
${to} = whole + (draw < ${from}.astype(np.float64) - whole)`
}

/** Brings the array `from` to int32 `codes`, towards zero. */
export function castNumpy(params: Params, from: string): string {
  const wide = `wide = np.trunc(${from}.astype(np.float64))`
  if (castOf(params) === 'int32-x86') {
    return `${wide}
inside = (wide >= -2.0**31) & (wide < 2.0**31)
codes = np.where(inside, wide, -2.0**31).astype(np.int32)`
  }
  if (castOf(params) === 'int32-js') {
    return `${wide}
codes = np.fmod(np.where(np.isfinite(wide), wide, 0), 2.0**32).astype(np.int64).astype(np.int32)`
  }
  return `${wide}
codes = np.where(np.isnan(wide), 0, np.clip(wide, -2.0**31, 2.0**31 - 1)).astype(np.int32)`
}

/** x ÷ s as the method computes it. */
export function stepsNumpy(params: Params): string {
  return text(params, 'arith') === 'recip' ? 'x * (np.float32(1) / s)' : 'x / s'
}

/** `g`: the group of every weight. */
export function groupNumpy({ kind, groups, row, run }: Layout): string {
  const index =
    kind === 'channel' ? `i // ${run} % ${groups}` : `i // ${row} * ${Math.ceil(row / run)} + i % ${row} // ${run}`
  return `i = np.arange(x.size).reshape(x.shape)
g = ${index}`
}
