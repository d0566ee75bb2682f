import { fitsHalf, halfOf, numberOf } from './half.ts'

const BLOCK: usize = 32 * 4
const BYTES: usize = 18
/** From here on 1 ÷ d is a float32. */
const LEAST_SCALE: f32 = 2.938735877055719e-39

/**
 * Writes `blocks` blocks of 32 float32 at `x` to `bytes` as `encodeSigned` of `codecs/ggml` does for Q4_0: a float16, then
 * 16 bytes of nibbles; and the float16 as float32 to `scales`. 0 where a scale is beyond float16, else 1.
 */
export function encodeQ4_0(x: usize, blocks: i32, bytes: usize, scales: usize): i32 {
  let fits = 1
  for (; blocks > 0; blocks--, x += BLOCK, bytes += BYTES, scales += 4) {
    const d = extremeOf(x) / -8
    const half = halfOf(d)
    store<u16>(bytes, <u16>half)
    store<f32>(scales, numberOf(half))
    writeCodes(x, d, bytes + 2)
    if (!fitsHalf(d)) fits = 0
  }
  return fits
}

/** The first of 32 numbers whose size is the greatest, with its sign; 0 where there is none above 0. */
function extremeOf(x: usize): f32 {
  let least = f32x4.splat(0)
  let most = f32x4.splat(0)
  for (let i: usize = 0; i < BLOCK; i += 16) {
    const w = v128.load(x)
    least = f32x4.pmin(least, w)
    most = f32x4.pmax(most, w)
    x += 16
  }
  const low = leastOf(least)
  const high = mostOf(most)
  if (high > -low) return high
  if (high < -low) return low
  if (high == 0) return 0
  x -= BLOCK
  while (abs(load<f32>(x)) != high) x += 4
  return load<f32>(x)
}

function writeCodes(x: usize, d: f32, bytes: usize): void {
  if (!(abs(d) > LEAST_SCALE)) {
    // The product with 0 is 8, half of what there is; that with ∞ is nothing that an integer holds.
    const all = d == 0 ? i8x16.splat(<i8>0x88) : i8x16.splat(0)
    v128.store(bytes, all)
    return
  }
  const factor = f32x4.splat(1 / d)
  const low = narrow(codesAt(x, factor), codesAt(x + 16, factor), codesAt(x + 32, factor), codesAt(x + 48, factor))
  x += 64
  const high = narrow(codesAt(x, factor), codesAt(x + 16, factor), codesAt(x + 32, factor), codesAt(x + 48, factor))
  v128.store(bytes, v128.or(low, i16x8.shl(high, 4)))
}

function codesAt(x: usize, factor: v128): v128 {
  return i32x4.trunc_sat_f32x4_s(f32x4.add(f32x4.mul(v128.load(x), factor), f32x4.splat(8.5)))
}

/** 16 codes as bytes, none above 15. */
function narrow(a: v128, b: v128, c: v128, d: v128): v128 {
  const bytes = i8x16.narrow_i16x8_u(i16x8.narrow_i32x4_s(a, b), i16x8.narrow_i32x4_s(c, d))
  return i8x16.min_u(bytes, i8x16.splat(15))
}

function leastOf(lanes: v128): f32 {
  const pairs = f32x4.pmin(lanes, v128.shuffle<i32>(lanes, lanes, 2, 3, 0, 1))
  return min(f32x4.extract_lane(pairs, 0), f32x4.extract_lane(pairs, 1))
}

function mostOf(lanes: v128): f32 {
  const pairs = f32x4.pmax(lanes, v128.shuffle<i32>(lanes, lanes, 2, 3, 0, 1))
  return max(f32x4.extract_lane(pairs, 0), f32x4.extract_lane(pairs, 1))
}
