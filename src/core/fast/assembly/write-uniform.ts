import { storeFlags } from './flags.ts'

/**
 * Gives `count` weights at `x` the code and the value that `quantizeUniform` gives them with ties to even. Of each weight:
 * its scale and its zero point, both float32. `reciprocal`: weights are multiplied by float32(1 / scale).
 *
 * False, with nothing of use written, where a weight is not finite. `flags` must be 0.
 */
export function writeUniform(
  x: usize,
  count: i32,
  scales: usize,
  zeros: usize,
  min: f32,
  max: f32,
  reciprocal: bool,
  codes: usize,
  values: usize,
  flags: usize,
): bool {
  const end = x + ((<usize>count) << 2)
  const mins = f32x4.splat(min)
  const maxs = f32x4.splat(max)
  const none = f32x4.splat(0)
  const one = f32x4.splat(1)
  let finite = i32x4.splat(-1)
  for (; x < end; x += 16, scales += 16, zeros += 16, codes += 16, values += 16, flags += 4) {
    const w = v128.load(x)
    const scale = v128.load(scales)
    const zero = v128.load(zeros)
    finite = v128.and(finite, f32x4.eq(f32x4.sub(w, w), none))
    const steps = reciprocal ? f32x4.mul(w, f32x4.div(one, scale)) : f32x4.div(w, scale)
    const rounded = f32x4.nearest(steps)
    const least = f32x4.sub(mins, zero)
    const greatest = f32x4.sub(maxs, zero)
    // The sum with 0 turns −0 into 0.
    const held = f32x4.add(f32x4.pmin(greatest, f32x4.pmax(least, rounded)), none)
    v128.store(values, f32x4.mul(held, scale))
    v128.store(codes, i32x4.trunc_sat_f32x4_s(f32x4.add(held, zero)))
    const clipped = f32x4.ne(held, rounded)
    // A negative scale turns the ends round.
    const above = v128.xor(f32x4.gt(rounded, greatest), f32x4.lt(scale, none))
    if (v128.any_true(clipped)) storeFlags(flags, v128.and(clipped, above), clipped)
  }
  return i32x4.all_true(finite)
}
