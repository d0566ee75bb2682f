import { storeFlags } from './flags.ts'
const EXPONENT: i32 = 0x7f800000
const SIGN: i32 = <i32>0x80000000
/** Above every number of steps that a code counts, and below 2^24. */
const MANY: f32 = 65536

/**
 * Gives `count` weights at `x` the code and the value that `FloatQuantizer` gives them, ties to even and saturating, for
 * formats whose steps are normal float32. Of each weight: `factors`, and `multipliers` unless that is 0, float32.
 *
 * The format has `mantissa` bits and `bias`, the greatest code `greatest` with the value `most`, and the sign `sign`.
 * False, with nothing of use written, where a weight is not finite. `flags` must be 0.
 */
export function writeFloats(
  x: usize,
  count: i32,
  multipliers: usize,
  factors: usize,
  mantissa: i32,
  bias: i32,
  greatest: i32,
  most: f32,
  sign: i32,
  codes: usize,
  values: usize,
  flags: usize,
): bool {
  const end = x + ((<usize>count) << 2)
  const exponents = i32x4.splat(EXPONENT)
  const signs = i32x4.splat(SIGN)
  const leastExponent = i32x4.splat((128 - bias) << 23)
  const shift = i32x4.splat(mantissa << 23)
  const mirrored = i32x4.splat(254 << 23)
  const many = f32x4.splat(MANY)
  const offset = i32x4.splat((bias - 128) << mantissa)
  const greatests = i32x4.splat(greatest)
  const mosts = f32x4.splat(most)
  const signBits = i32x4.splat(sign)
  const finiteMost = f32x4.splat(f32.MAX_VALUE)
  let finite = i32x4.splat(-1)
  for (; x < end; x += 16, factors += 16, codes += 16, values += 16, flags += 4) {
    const w = v128.load(x)
    const factor = v128.load(factors)
    const scaled = multipliers == 0 ? f32x4.div(w, factor) : f32x4.mul(w, v128.load(multipliers))
    if (multipliers != 0) multipliers += 16
    finite = v128.and(finite, f32x4.eq(f32x4.sub(w, w), f32x4.splat(0)))
    const minus = v128.and(scaled, signs)
    const size = v128.andnot(scaled, signs)
    // 2^e of the number, or of the least normal number of the format; a step is 2^(e − mantissa).
    const exponent = i32x4.max_s(v128.and(size, exponents), leastExponent)
    const step = i32x4.sub(exponent, shift)
    const steps = f32x4.pmin(many, f32x4.nearest(f32x4.mul(size, i32x4.sub(mirrored, step))))
    const code = i32x4.add(
      i32x4.trunc_sat_f32x4_s(steps),
      i32x4.add(i32x4.shl(i32x4.shr_u(exponent, 23), mantissa), offset),
    )
    const over = i32x4.gt_s(code, greatests)
    const value = v128.bitselect(mosts, f32x4.mul(steps, step), over)
    const y = f32x4.pmin(finiteMost, f32x4.mul(value, factor))
    v128.store(values, v128.or(y, minus))
    v128.store(codes, v128.or(v128.bitselect(greatests, code, over), v128.and(signBits, i32x4.shr_s(minus, 31))))
    if (v128.any_true(over)) storeFlags(flags, v128.and(over, f32x4.gt(w, f32x4.splat(0))), over)
  }
  return i32x4.all_true(finite)
}
