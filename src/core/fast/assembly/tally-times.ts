import { ABSOLUTE, CLIPPED, GREATEST, ofBoth, PRODUCT, SQUARES } from './tally.ts'

/**
 * As `tally` with `codes`, for `count` different weights at `x` (a multiple of 2, all finite), of which each occurs as
 * often as the u32 at `times` says.
 */
export function tallyTimes(
  x: usize,
  count: i32,
  times: usize,
  scale: f32,
  factor: f32,
  least: f32,
  greatest: f32,
  width: f64,
  below: f64,
  above: f64,
  table: usize,
  stride: i32,
  codes: usize,
  sums: usize,
): void {
  const scales = f32x4.splat(scale)
  const factors = f32x4.splat(factor)
  const leasts = f32x4.splat(least)
  const greatests = f32x4.splat(greatest)
  // Rows of what is clipped lie before the least code, and behind the greatest.
  const firsts = f32x4.splat(least - 1)
  const lasts = f32x4.splat(greatest + 1)
  const widths = f64x2.splat(width)
  const half = f64x2.splat(0.5)
  const belows = f64x2.splat(below)
  const aboves = f64x2.splat(above)
  const strides = i32x4.splat(stride)
  let error = f64x2.splat(0)
  let absolute = f64x2.splat(0)
  let squares = f64x2.splat(0)
  let clippedSquares = f64x2.splat(0)
  let product = f64x2.splat(0)
  let most = f64x2.splat(0)
  for (const end = x + ((<usize>count) << 2); x < end; x += 8, times += 8) {
    const weights = v128.load64_zero(x)
    const counts = v128.load64_zero(times)
    const rounded = f32x4.nearest(factor == 0 ? f32x4.div(weights, scales) : f32x4.mul(weights, factors))
    const held = f32x4.pmin(greatests, f32x4.pmax(leasts, rounded))
    const clipped = f32x4.ne(held, rounded)
    const w = f64x2.promote_low_f32x4(weights)
    const y = f64x2.promote_low_f32x4(f32x4.mul(held, scales))
    const t = f64x2.convert_low_i32x4_u(counts)
    const e = f64x2.sub(y, w)
    const size = f64x2.abs(e)
    const square = f64x2.mul(t, f64x2.mul(e, e))
    error = f64x2.add(error, f64x2.mul(t, e))
    absolute = f64x2.add(absolute, f64x2.mul(t, size))
    squares = f64x2.add(squares, square)
    clippedSquares = f64x2.add(clippedSquares, v128.and(square, i64x2.extend_low_i32x4_s(clipped)))
    product = f64x2.add(product, f64x2.mul(t, f64x2.mul(w, y)))
    most = f64x2.pmax(most, size)
    const part = f64x2.pmin(aboves, f64x2.pmax(belows, f64x2.add(f64x2.div(e, widths), half)))
    const column = i32x4.trunc_sat_f64x2_s_zero(f64x2.sub(f64x2.floor(part), belows))
    const place = i32x4.add(column, v128.and(clipped, strides))
    const row = i32x4.trunc_sat_f32x4_s(f32x4.sub(f32x4.pmin(lasts, f32x4.pmax(firsts, rounded)), firsts))
    increase(table, i32x4.extract_lane(place, 0), i32x4.extract_lane(counts, 0))
    increase(table, i32x4.extract_lane(place, 1), i32x4.extract_lane(counts, 1))
    increase(codes, i32x4.extract_lane(row, 0), i32x4.extract_lane(counts, 0))
    increase(codes, i32x4.extract_lane(row, 1), i32x4.extract_lane(counts, 1))
  }
  store<f64>(sums, ofBoth(error))
  store<f64>(sums, ofBoth(absolute), ABSOLUTE)
  store<f64>(sums, ofBoth(squares), SQUARES)
  store<f64>(sums, ofBoth(clippedSquares), CLIPPED)
  store<f64>(sums, ofBoth(product), PRODUCT)
  store<f64>(sums, max(f64x2.extract_lane(most, 0), f64x2.extract_lane(most, 1)), GREATEST)
}

function increase(counts: usize, place: i32, by: i32): void {
  const at = counts + ((<usize>place) << 2)
  store<i32>(at, load<i32>(at) + by)
}
