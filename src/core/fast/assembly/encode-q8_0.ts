import { fitsHalf, halfOf, numberOf } from './half.ts'
import { extremeOf, isTooSmall } from './encode.ts'

const BLOCK: usize = 32 * 4

/**
 * Writes `blocks` blocks of 32 finite float32 at `x` to `bytes` as the encoder of Q8_0 in `codecs/ggml` does: a float16,
 * then 32 signed bytes; and the float16 as float32 to `scales`. 0 where one is beyond float16, else 1.
 */
export function encodeQ8_0(x: usize, blocks: i32, bytes: usize, scales: usize): i32 {
  let fits = 1
  for (; blocks > 0; blocks--, x += BLOCK, bytes += 34, scales += 4) {
    const d = abs(extremeOf(x)) / 127
    const half = halfOf(d)
    store<u16>(bytes, <u16>half)
    store<f32>(scales, numberOf(half))
    v128.store(bytes, codesOf(x, d), 2)
    v128.store(bytes, codesOf(x + 64, d), 18)
    fits &= i32(fitsHalf(d))
  }
  return fits
}

function codesOf(x: usize, d: f32): v128 {
  // Times 0, and times ∞, which is nothing that a byte holds, each weight gets code 0.
  if (isTooSmall(d)) return i8x16.splat(0)
  const factor = f32x4.splat(1 / d)
  return i8x16.narrow_i16x8_s(
    i16x8.narrow_i32x4_s(codesAt(x, factor), codesAt(x + 16, factor)),
    i16x8.narrow_i32x4_s(codesAt(x + 32, factor), codesAt(x + 48, factor)),
  )
}

/** To the nearest integer, ties away from 0. */
function codesAt(x: usize, factor: v128): v128 {
  const value = f32x4.mul(v128.load(x), factor)
  const whole = f32x4.trunc(value)
  const isHalf = f32x4.ge(f32x4.abs(f32x4.sub(value, whole)), f32x4.splat(0.5))
  const one = v128.or(f32x4.splat(1), v128.and(value, i32x4.splat(<i32>0x80000000)))
  return i32x4.trunc_sat_f32x4_s(f32x4.add(whole, v128.and(isHalf, one)))
}
