import { fitsHalf, halfOf, numberOf } from './half.ts'
import { extremeOf, isTooSmall, narrow, writeFifthBits } from './encode.ts'

const BLOCK: usize = 32 * 4

/**
 * Writes `blocks` blocks of 32 finite float32 at `x` to `bytes` as `encodeSigned` of `codecs/ggml` does for Q4_0: a
 * float16, then 16 bytes of nibbles; and the float16 as float32 to `scales`. 0 where one is beyond float16, else 1.
 */
export function encodeQ4_0(x: usize, blocks: i32, bytes: usize, scales: usize): i32 {
  let fits = 1
  for (; blocks > 0; blocks--, x += BLOCK, bytes += 18, scales += 4) {
    const d = extremeOf(x) / -8
    fits &= writeScale(d, bytes, scales)
    const low = codesOf(x, d, 8)
    const high = codesOf(x + 64, d, 8)
    v128.store(bytes, v128.or(low, i16x8.shl(high, 4)), 2)
  }
  return fits
}

/** The same for Q5_0, whose fifth bits stand before the nibbles. */
export function encodeQ5_0(x: usize, blocks: i32, bytes: usize, scales: usize): i32 {
  let fits = 1
  for (; blocks > 0; blocks--, x += BLOCK, bytes += 22, scales += 4) {
    const d = extremeOf(x) / -16
    fits &= writeScale(d, bytes, scales)
    writeFifthBits(codesOf(x, d, 16), codesOf(x + 64, d, 16), bytes + 2)
  }
  return fits
}

function writeScale(d: f32, bytes: usize, scales: usize): i32 {
  const half = halfOf(d)
  store<u16>(bytes, <u16>half)
  store<f32>(scales, numberOf(half))
  return i32(fitsHalf(d))
}

/** The codes of 16 weights, from 0 on. */
function codesOf(x: usize, d: f32, half: f32): v128 {
  // Times 0 each weight gets the middle code. Times ∞ it becomes nothing that an integer holds, which is stored as 0.
  if (isTooSmall(d)) return i8x16.splat(d == 0 ? <i8>half : 0)
  const factor = f32x4.splat(1 / d)
  const shift = f32x4.splat(half + 0.5)
  const codes = narrow(
    codesAt(x, factor, shift),
    codesAt(x + 16, factor, shift),
    codesAt(x + 32, factor, shift),
    codesAt(x + 48, factor, shift),
  )
  return i8x16.min_u(codes, i8x16.splat(<i8>(2 * half - 1)))
}

function codesAt(x: usize, factor: v128, shift: v128): v128 {
  return i32x4.trunc_sat_f32x4_s(f32x4.add(f32x4.mul(v128.load(x), factor), shift))
}
