/** The bytes of two vectors by turns: those of the lower halves. */
export function zipLow(a: v128, b: v128): v128 {
  return v128.shuffle<i8>(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23)
}

/** Those of the upper halves. */
export function zipHigh(a: v128, b: v128): v128 {
  return v128.shuffle<i8>(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31)
}

/** Sixteen signed bytes as i32. */
export function writeBytes(bytes: v128, codes: usize): void {
  const low = i16x8.extend_low_i8x16_s(bytes)
  const high = i16x8.extend_high_i8x16_s(bytes)
  v128.store(codes, i32x4.extend_low_i16x8_s(low))
  v128.store(codes, i32x4.extend_high_i16x8_s(low), 16)
  v128.store(codes, i32x4.extend_low_i16x8_s(high), 32)
  v128.store(codes, i32x4.extend_high_i16x8_s(high), 48)
}
