import { maybeNum, type Params, text } from '../params.ts'
import type { RangeTarget } from '../ranges/range.ts'

/**
 * NumPy: `grid_of(v)` gives scale and zero point for the finite values of one group, as `uniform-scale.ts` does but
 * for ranges at the very end of float32.
 */
export function scaleNumpy(params: Params, target: RangeTarget): string {
  const fixed = maybeNum(params, 'scale')
  const zero = maybeNum(params, 'zp')
  return `def grid_of(v):
    a, b = find_range(v)
    a, b = np.float32(min(a, 0)), np.float32(max(b, 0))
${fixed === undefined ? widthNumpy(params, target) : `    s = np.float32(${fixed})`}
    z = ${zeroNumpy(zero, target)}
    return s, z`
}

function widthNumpy(params: Params, target: RangeTarget): string {
  const least = text(params, 'arith') === 'recip' ? '1.1920928955078125e-07' : '1.4e-45'
  const bounded = `-max(-s, np.float32(${least})) if s < 0 else max(s, np.float32(${least}))`
  const held =
    text(params, 'arith') === 'recip' ? `    s = ${bounded}` : `    s = np.float32(1) if a == b else ${bounded}`
  return `    s = ${target.kind === 'affine' ? `(b - a) / np.float32(${target.max - target.min})` : symmetricNumpy(params, target)}
${held}`
}

function symmetricNumpy(params: Params, { min, max }: RangeTarget): string {
  const span = text(params, 'span')
  if (span === 'full') return `max(-a, b) / np.float32(${(max - min) / 2})`
  if (span === 'narrow') return `max(-a, b) / np.float32(${max})`
  if (span === 'signed') {
    return `(-max(-a, b) if v.size and 0 > v.min() <= -v.max() else max(-a, b)) / np.float32(${min})`
  }
  return max > 0 ? `max(a / np.float32(${min}), b / np.float32(${max}))` : `a / np.float32(${min})`
}

function zeroNumpy(zero: number | undefined, { kind, min, max }: RangeTarget): string {
  if (kind === 'symmetric') return '0'
  return `int(np.clip(${zero ?? `${min} - np.rint(a / s)`}, ${min}, ${max}))`
}
