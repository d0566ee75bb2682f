import { countAt, lanesOf } from './count-at.ts'
import { countOne } from './count-one.ts'

// How far from the middle of its bin, and how far from bin 0, a value may lie for float32 to be trusted with it.
const SURE: f32 = 0.4998
const NEAR: f32 = 512

// As in `quantizer/method.ts`.
const NOT_FINITE: u8 = 3

// A width from which on float32 has all its digits.
const WIDE: f32 = 1e-30

/** Counts `count` codes of i32 from `first` on into four tables of u32. */
export function countCodes(codes: usize, count: i32, first: i32, table: usize, stride: i32): void {
  const tables = i32x4.sub(lanesOf(table, stride), i32x4.splat(first << 2))
  const end = codes + ((<usize>(count & ~3)) << 2)
  for (; codes < end; codes += 16) countAt(i32x4.add(i32x4.shl(v128.load(codes), 2), tables))
  for (let rest = count & 3; rest > 0; rest--, codes += 4) {
    const entry = table + ((<usize>(load<i32>(codes) - first)) << 2)
    store<u32>(entry, load<u32>(entry) + 1)
  }
}

/**
 * Counts `count` finite values into four tables of u32: floor(value / width + ½) − first in float64, held inside
 * [0, last]. `inverse` is about 1 / width, or NaN.
 */
export function countValues(
  values: usize,
  count: i32,
  width: f64,
  inverse: f32,
  first: f64,
  last: f64,
  table: usize,
  stride: i32,
): void {
  const inverses = f32x4.splat(inverse)
  const half = f32x4.splat(0.5)
  const sure = f32x4.splat(SURE)
  const near = f32x4.splat(NEAR)
  const firsts = i32x4.splat(<i32>first)
  const lasts = i32x4.splat(<i32>last)
  const none = i32x4.splat(0)
  const tables = lanesOf(table, stride)
  const end = values + ((<usize>(count & ~3)) << 2)
  for (; values < end; values += 16) {
    const part = f32x4.add(f32x4.mul(v128.load(values), inverses), half)
    const whole = f32x4.floor(part)
    const isSure = v128.and(
      f32x4.lt(f32x4.abs(f32x4.sub(f32x4.sub(part, whole), half)), sure),
      f32x4.lt(f32x4.abs(part), near),
    )
    if (i32x4.all_true(isSure)) {
      const place = i32x4.sub(i32x4.trunc_sat_f32x4_s(whole), firsts)
      countAt(i32x4.add(i32x4.shl(i32x4.min_s(i32x4.max_s(place, none), lasts), 2), tables))
    } else for (let i: usize = 0; i < 16; i += 4) countOne(<f64>load<f32>(values + i), width, first, last, table)
  }
  for (let rest = count & 3; rest > 0; rest--, values += 4) {
    countOne(<f64>load<f32>(values), width, first, last, table)
  }
}

/**
 * Counts the errors of `count` finite weights into four tables of u32: floor(error / (width · |unit|) + ½) − below, held
 * inside [0, last]. The unit is `unit`, or where that is 0 the weight's own float32 at `units`; without any, the
 * width is 1.
 */
export function countErrors(
  x: usize,
  values: usize,
  units: usize,
  count: i32,
  width: f64,
  unit: f64,
  below: f64,
  last: f64,
  table: usize,
  stride: i32,
): void {
  const widths = f32x4.splat(<f32>width)
  const same = f32x4.splat(<f32>(width * unit))
  const isSame = unit != 0
  const half = f32x4.splat(0.5)
  const sure = f32x4.splat(SURE)
  const near = f32x4.splat(NEAR)
  const wide = f32x4.splat(WIDE)
  const least = f32x4.splat(<f32>below + 0.5)
  const most = f32x4.splat(<f32>(below + last) + 0.5)
  const belows = i32x4.splat(<i32>below)
  const tables = lanesOf(table, stride)
  const end = x + ((<usize>(count & ~3)) << 2)
  for (; x < end; x += 16, values += 16, units += 16) {
    const own = isSame ? same : f32x4.mul(f32x4.abs(v128.load(units)), widths)
    const exact = f32x4.add(f32x4.div(f32x4.sub(v128.load(values), v128.load(x)), own), half)
    const part = f32x4.pmin(f32x4.pmax(exact, least), most)
    const whole = f32x4.floor(part)
    const isSure = v128.and(
      f32x4.lt(f32x4.abs(f32x4.sub(f32x4.sub(part, whole), half)), sure),
      v128.and(f32x4.gt(own, wide), f32x4.lt(f32x4.abs(part), near)),
    )
    if (i32x4.all_true(isSure)) {
      const place = i32x4.sub(i32x4.trunc_sat_f32x4_s(whole), belows)
      countAt(i32x4.add(i32x4.shl(place, 2), tables))
    } else
      for (let i: usize = 0; i < 16; i += 4) countError(x + i, values + i, units + i, width, unit, below, last, table)
  }
  for (let rest = count & 3; rest > 0; rest--, x += 4, values += 4, units += 4) {
    countError(x, values, units, width, unit, below, last, table)
  }
}

function countError(
  x: usize,
  value: usize,
  unit: usize,
  width: f64,
  same: f64,
  below: f64,
  last: f64,
  table: usize,
): void {
  const own = same != 0 ? same : abs(<f64>load<f32>(unit))
  countOne(<f64>load<f32>(value) - <f64>load<f32>(x), own > 0 ? width * own : 1, below, last, table)
}

/**
 * The same for the clipped ones alone: those of `count` weights that have a flag and whose value is a number. One table.
 */
export function countClippedErrors(
  x: usize,
  values: usize,
  units: usize,
  flags: usize,
  count: i32,
  width: f64,
  unit: f64,
  below: f64,
  last: f64,
  table: usize,
): void {
  for (let i = 0; i < count; i++) {
    if ((i & 7) == 0) {
      while (i + 8 <= count && load<u64>(flags + <usize>i) == 0) i += 8
      if (i >= count) break
    }
    const place = (<usize>i) << 2
    const value = load<f32>(values + place)
    const flag = load<u8>(flags + <usize>i)
    if (flag == 0 || flag == NOT_FINITE || value - value != 0) continue
    countError(x + place, values + place, units + place, width, unit, below, last, table)
  }
}
