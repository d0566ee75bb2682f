// 1.5 · 2^52: adding and taking it away rounds to the nearest integer, ties to even.
export const MAGIC: f64 = 6755399441055744

/** The sum of `squaredError` in `error-search.ts`, to the last bit: the two lanes are its even and its odd places. */
export function squaredError(x: usize, count: i32, scale: f64, least: f64, greatest: f64): f64 {
  const factor = 1 / scale
  const scales = f64x2.splat(scale)
  const factors = f64x2.splat(factor)
  const magic = f64x2.splat(MAGIC)
  const leasts = f64x2.splat(least)
  const greatests = f64x2.splat(greatest)
  let sum = f64x2.splat(0)
  const end = x + ((<usize>(count & ~1)) << 2)
  for (; x < end; x += 8) {
    const w = f64x2.promote_low_f32x4(v128.load64_zero(x))
    const rounded = f64x2.sub(f64x2.add(f64x2.mul(w, factors), magic), magic)
    const held = f64x2.pmin(f64x2.pmax(rounded, leasts), greatests)
    const d = f64x2.sub(w, f64x2.mul(held, scales))
    sum = f64x2.add(sum, f64x2.mul(d, d))
  }
  let even = f64x2.extract_lane(sum, 0)
  if (count & 1) {
    const w = <f64>load<f32>(x)
    const d = w - min(greatest, max(least, w * factor + MAGIC - MAGIC)) * scale
    even += d * d
  }
  return even + f64x2.extract_lane(sum, 1)
}
