import { fitsHalf, halfOf } from './half.ts'
import { isTooSmall, leastOf, mostOf, narrow, writeFifthBits } from './encode.ts'

const BLOCK: usize = 32 * 4

/**
 * Writes `blocks` blocks of 32 finite float32 at `x` to `bytes` as `encodeMinMax` of `codecs/ggml` does for Q4_1: scale
 * and least weight as float16, then 16 bytes of nibbles. 0 where one is beyond float16, else 1.
 */
export function encodeQ4_1(x: usize, blocks: i32, bytes: usize): i32 {
  let fits = 1
  for (; blocks > 0; blocks--, x += BLOCK, bytes += 20) {
    const min = firstLeast(x)
    const d = (mostOf(x) - min) / 15
    fits &= writeScales(d, min, bytes)
    v128.store(bytes, v128.or(codesOf(x, d, min, 15), i16x8.shl(codesOf(x + 64, d, min, 15), 4)), 4)
  }
  return fits
}

/** The same for Q5_1, whose fifth bits stand before the nibbles. */
export function encodeQ5_1(x: usize, blocks: i32, bytes: usize): i32 {
  let fits = 1
  for (; blocks > 0; blocks--, x += BLOCK, bytes += 24) {
    const min = firstLeast(x)
    const d = (mostOf(x) - min) / 31
    fits &= writeScales(d, min, bytes)
    writeFifthBits(codesOf(x, d, min, 31), codesOf(x + 64, d, min, 31), bytes + 4)
  }
  return fits
}

/** Of 0 and −0 the first. */
function firstLeast(x: usize): f32 {
  const least = leastOf(x)
  if (least != 0) return least
  while (load<f32>(x) != 0) x += 4
  return load<f32>(x)
}

function writeScales(d: f32, min: f32, bytes: usize): i32 {
  store<u16>(bytes, <u16>halfOf(d))
  store<u16>(bytes, <u16>halfOf(min), 2)
  return i32(fitsHalf(d)) & i32(fitsHalf(min))
}

function codesOf(x: usize, d: f32, min: f32, steps: i8): v128 {
  // Times 0, and times ∞, which is nothing that an integer holds, each weight gets code 0.
  if (isTooSmall(d)) return i8x16.splat(0)
  const factor = f32x4.splat(1 / d)
  const least = f32x4.splat(min)
  const codes = narrow(
    codesAt(x, least, factor),
    codesAt(x + 16, least, factor),
    codesAt(x + 32, least, factor),
    codesAt(x + 48, least, factor),
  )
  return i8x16.min_u(codes, i8x16.splat(steps))
}

function codesAt(x: usize, least: v128, factor: v128): v128 {
  const steps = f32x4.mul(f32x4.sub(v128.load(x), least), factor)
  return i32x4.trunc_sat_f32x4_s(f32x4.add(steps, f32x4.splat(0.5)))
}
