import { writeBytes, zipHigh, zipLow } from './planes.ts'

const INFINITE: f32 = Infinity

/**
 * Gives `count` weights at `x` the code and the value that `CodebookQuantizer` gives them, for at most 16 entries. Of
 * each weight: `multipliers` and `factors`, float32. `thresholds`: 15 float32, rising, the unused ones ∞. `levels`: four
 * times 16 bytes, the first, second … bytes of the entries as float32. `stored`: 16 bytes, the code of each entry.
 *
 * False, with nothing of use written, where a weight is not finite, or becomes so when it is multiplied.
 */
export function writeCodebook(
  x: usize,
  count: i32,
  multipliers: usize,
  factors: usize,
  thresholds: usize,
  levels: usize,
  stored: usize,
  codes: usize,
  values: usize,
): bool {
  const end = x + ((<usize>count) << 2)
  const book0 = v128.load(levels)
  const book1 = v128.load(levels, 16)
  const book2 = v128.load(levels, 32)
  const book3 = v128.load(levels, 48)
  const codeOf = v128.load(stored)
  let finite = i32x4.splat(-1)
  for (; x < end; x += 64, multipliers += 64, factors += 64, codes += 64, values += 64) {
    const a = f32x4.mul(v128.load(x), v128.load(multipliers))
    const b = f32x4.mul(v128.load(x, 16), v128.load(multipliers, 16))
    const c = f32x4.mul(v128.load(x, 32), v128.load(multipliers, 32))
    const d = f32x4.mul(v128.load(x, 48), v128.load(multipliers, 48))
    let placeA = i32x4.splat(0)
    let placeB = i32x4.splat(0)
    let placeC = i32x4.splat(0)
    let placeD = i32x4.splat(0)
    for (let i: usize = 0; i < 60; i += 4) {
      const threshold = v128.load32_splat(thresholds + i)
      placeA = i32x4.sub(placeA, f32x4.gt(a, threshold))
      placeB = i32x4.sub(placeB, f32x4.gt(b, threshold))
      placeC = i32x4.sub(placeC, f32x4.gt(c, threshold))
      placeD = i32x4.sub(placeD, f32x4.gt(d, threshold))
    }
    finite = v128.and(finite, v128.and(v128.and(isFinite4(a), isFinite4(b)), v128.and(isFinite4(c), isFinite4(d))))
    const places = i8x16.narrow_i16x8_u(i16x8.narrow_i32x4_s(placeA, placeB), i16x8.narrow_i32x4_s(placeC, placeD))
    writeBytes(i8x16.swizzle(codeOf, places), codes)
    const byte0 = i8x16.swizzle(book0, places)
    const byte1 = i8x16.swizzle(book1, places)
    const byte2 = i8x16.swizzle(book2, places)
    const byte3 = i8x16.swizzle(book3, places)
    const low0 = zipLow(byte0, byte1)
    const low1 = zipHigh(byte0, byte1)
    const high0 = zipLow(byte2, byte3)
    const high1 = zipHigh(byte2, byte3)
    writeValue(v128.shuffle<i16>(low0, high0, 0, 8, 1, 9, 2, 10, 3, 11), factors, values)
    writeValue(v128.shuffle<i16>(low0, high0, 4, 12, 5, 13, 6, 14, 7, 15), factors + 16, values + 16)
    writeValue(v128.shuffle<i16>(low1, high1, 0, 8, 1, 9, 2, 10, 3, 11), factors + 32, values + 32)
    writeValue(v128.shuffle<i16>(low1, high1, 4, 12, 5, 13, 6, 14, 7, 15), factors + 48, values + 48)
  }
  return i32x4.all_true(finite)
}

function isFinite4(lanes: v128): v128 {
  return f32x4.lt(f32x4.abs(lanes), f32x4.splat(INFINITE))
}

function writeValue(level: v128, factors: usize, value: usize): void {
  v128.store(value, f32x4.mul(level, v128.load(factors)))
}
