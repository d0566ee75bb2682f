import { writeBytes, zipHigh, zipLow } from './planes.ts'

// 1.5 · 2^23, and 16: after the sum with both, the low bits of a float32 are 16 more than the nearest whole number.
const MAGIC: f32 = 12582928
const MAGIC_BITS: i32 = 0x4b400000
const STEPS: f32 = 16
const LAST: i8 = 31

/**
 * What `writeCodebook` does for factors above 0 and entries that lie so far apart that no two thresholds are nearest to
 * the same of the 32 whole sixteenths from −1 on: the sixteenth tells which threshold is in question.
 *
 * `book`: the places below and thresholds of the sixteenths, as five planes of 32 bytes (places, then the first, second …
 * bytes of the thresholds). `levels` and `stored` as in `writeCodebook`, and so is what it returns.
 */
export function writeBook(
  x: usize,
  count: i32,
  multipliers: usize,
  factors: usize,
  book: usize,
  levels: usize,
  stored: usize,
  codes: usize,
  values: usize,
): bool {
  const end = x + ((<usize>count) << 2)
  const level0 = v128.load(levels)
  const level1 = v128.load(levels, 16)
  const level2 = v128.load(levels, 32)
  const level3 = v128.load(levels, 48)
  const codeOf = v128.load(stored)
  let rest = f32x4.splat(0)
  for (; x < end; x += 64, multipliers += 64, factors += 64, codes += 64, values += 64) {
    const a = f32x4.mul(v128.load(x), v128.load(multipliers))
    const b = f32x4.mul(v128.load(x, 16), v128.load(multipliers, 16))
    const c = f32x4.mul(v128.load(x, 32), v128.load(multipliers, 32))
    const d = f32x4.mul(v128.load(x, 48), v128.load(multipliers, 48))
    // What is not finite makes the sum so, and the difference with itself NaN.
    const sum = f32x4.add(f32x4.add(a, b), f32x4.add(c, d))
    rest = v128.or(rest, f32x4.sub(sum, sum))
    const low = i8x16.min_u(
      i8x16.narrow_i16x8_u(
        i16x8.narrow_i32x4_s(sixteenth(a), sixteenth(b)),
        i16x8.narrow_i32x4_s(sixteenth(c), sixteenth(d)),
      ),
      i8x16.splat(LAST),
    )
    const high = i8x16.sub(low, i8x16.splat(16))
    const byte0 = lookUp(book + 32, low, high)
    const byte1 = lookUp(book + 64, low, high)
    const byte2 = lookUp(book + 96, low, high)
    const byte3 = lookUp(book + 128, low, high)
    const low0 = zipLow(byte0, byte1)
    const low1 = zipHigh(byte0, byte1)
    const high0 = zipLow(byte2, byte3)
    const high1 = zipHigh(byte2, byte3)
    const above = i8x16.narrow_i16x8_s(
      i16x8.narrow_i32x4_s(
        f32x4.gt(a, v128.shuffle<i16>(low0, high0, 0, 8, 1, 9, 2, 10, 3, 11)),
        f32x4.gt(b, v128.shuffle<i16>(low0, high0, 4, 12, 5, 13, 6, 14, 7, 15)),
      ),
      i16x8.narrow_i32x4_s(
        f32x4.gt(c, v128.shuffle<i16>(low1, high1, 0, 8, 1, 9, 2, 10, 3, 11)),
        f32x4.gt(d, v128.shuffle<i16>(low1, high1, 4, 12, 5, 13, 6, 14, 7, 15)),
      ),
    )
    const places = i8x16.sub(lookUp(book, low, high), above)
    writeBytes(i8x16.swizzle(codeOf, places), codes)
    const value0 = i8x16.swizzle(level0, places)
    const value1 = i8x16.swizzle(level1, places)
    const value2 = i8x16.swizzle(level2, places)
    const value3 = i8x16.swizzle(level3, places)
    const first0 = zipLow(value0, value1)
    const first1 = zipHigh(value0, value1)
    const last0 = zipLow(value2, value3)
    const last1 = zipHigh(value2, value3)
    writeValue(v128.shuffle<i16>(first0, last0, 0, 8, 1, 9, 2, 10, 3, 11), factors, values)
    writeValue(v128.shuffle<i16>(first0, last0, 4, 12, 5, 13, 6, 14, 7, 15), factors + 16, values + 16)
    writeValue(v128.shuffle<i16>(first1, last1, 0, 8, 1, 9, 2, 10, 3, 11), factors + 32, values + 32)
    writeValue(v128.shuffle<i16>(first1, last1, 4, 12, 5, 13, 6, 14, 7, 15), factors + 48, values + 48)
  }
  return i32x4.all_true(f32x4.eq(rest, rest))
}

/** From 0 on for numbers from −1 on. */
function sixteenth(lanes: v128): v128 {
  return i32x4.sub(f32x4.add(f32x4.mul(lanes, f32x4.splat(STEPS)), f32x4.splat(MAGIC)), i32x4.splat(MAGIC_BITS))
}

/** Of two tables of 16 bytes: places beyond a table give 0. */
function lookUp(table: usize, low: v128, high: v128): v128 {
  return v128.or(i8x16.swizzle(v128.load(table), low), i8x16.swizzle(v128.load(table, 16), high))
}

function writeValue(level: v128, factor: usize, value: usize): void {
  v128.store(value, f32x4.mul(level, v128.load(factor)))
}
