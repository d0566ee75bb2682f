const BLOCK: usize = 32 * 4
/** From here on 1 ÷ d is a float32. */
const LEAST_SCALE: f32 = 2.938735877055719e-39

/** Is 1 ÷ d no float32? */
export function isTooSmall(d: f32): bool {
  return !(abs(d) > LEAST_SCALE)
}

/** The first of 32 numbers whose size is the greatest, with its sign; 0 where there is none above 0. */
export function extremeOf(x: usize): f32 {
  const low = leastOf(x)
  const high = mostOf(x)
  if (high > 0 && high > -low) return high
  if (low < 0 && -low > high) return low
  if (high == 0) return 0
  while (abs(load<f32>(x)) != high) x += 4
  return load<f32>(x)
}

/** The least and the greatest of 32 numbers. */
export function leastOf(x: usize): f32 {
  let least = v128.load(x)
  for (let i: usize = 16; i < BLOCK; i += 16) least = f32x4.pmin(least, v128.load(x + i))
  const pairs = f32x4.pmin(least, v128.shuffle<i32>(least, least, 2, 3, 0, 1))
  return min(f32x4.extract_lane(pairs, 0), f32x4.extract_lane(pairs, 1))
}

export function mostOf(x: usize): f32 {
  let most = v128.load(x)
  for (let i: usize = 16; i < BLOCK; i += 16) most = f32x4.pmax(most, v128.load(x + i))
  const pairs = f32x4.pmax(most, v128.shuffle<i32>(most, most, 2, 3, 0, 1))
  return max(f32x4.extract_lane(pairs, 0), f32x4.extract_lane(pairs, 1))
}

/** Sixteen i32 as bytes, those below 0 as 0. */
export function narrow(a: v128, b: v128, c: v128, d: v128): v128 {
  return i8x16.narrow_i16x8_u(i16x8.narrow_i32x4_s(a, b), i16x8.narrow_i32x4_s(c, d))
}

/** Writes 32 codes of 5 bits: 4 bytes with their fifth bits, then 16 bytes of nibbles. */
export function writeFifthBits(low: v128, high: v128, bytes: usize): void {
  const fifths = i8x16.bitmask(i16x8.shl(low, 3)) | (i8x16.bitmask(i16x8.shl(high, 3)) << 16)
  store<i32>(bytes, fifths)
  const nibble = i8x16.splat(15)
  v128.store(bytes, v128.or(v128.and(low, nibble), i16x8.shl(v128.and(high, nibble), 4)), 4)
}
