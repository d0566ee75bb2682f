import { storeFlags } from './flags.ts'

/**
 * Gives `count` weights at `x` the value min(max(x, a), b), of equal numbers the bound; `whole`: without its fraction, and as a
 * code too, else code 0. Every flag is written.
 *
 * False, with nothing of use written, where a weight is not finite.
 */
export function writeClip(
  x: usize,
  count: i32,
  a: f32,
  b: f32,
  whole: bool,
  codes: usize,
  values: usize,
  flags: usize,
): bool {
  const end = x + ((<usize>count) << 2)
  const least = f32x4.splat(a)
  const greatest = f32x4.splat(b)
  const none = f32x4.splat(0)
  let finite = i32x4.splat(-1)
  for (; x < end; x += 16, codes += 16, values += 16, flags += 4) {
    const w = v128.load(x)
    finite = v128.and(finite, f32x4.eq(f32x4.sub(w, w), none))
    const held = f32x4.pmin(greatest, f32x4.pmax(least, w))
    // The sum with 0 turns −0 into 0: a code has no sign there.
    v128.store(values, whole ? f32x4.add(f32x4.trunc(held), none) : held)
    v128.store(codes, whole ? i32x4.trunc_sat_f32x4_s(held) : none)
    storeFlags(flags, f32x4.gt(w, greatest), f32x4.lt(w, least))
  }
  return i32x4.all_true(finite)
}
