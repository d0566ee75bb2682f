const TOO_GREAT: f32 = 65520
const GREATEST: u32 = 0x7bff
const LEAST_NORMAL: f32 = 6.103515625e-5
const TINY: f64 = 5.9604644775390625e-8
const MAGIC: f64 = 6755399441055744

/** Does `writeHalf` say that a finite float32 fits into float16? */
export function fitsHalf(value: f32): bool {
  return abs(value) < TOO_GREAT
}

/** The bits that `writeHalf` of `codecs/ggml/half.ts` stores of a finite float32. */
export function halfOf(value: f32): u32 {
  const bits = reinterpret<u32>(value)
  return ((bits >> 16) & 0x8000) | sizeBits(abs(value))
}

/** The number that float16 bits of a finite number stand for. */
export function numberOf(half: u32): f32 {
  const size = half & 0x7fff
  const value: f32 = size < 0x400 ? <f32>(<f64>size * TINY) : reinterpret<f32>((size << 13) + (112 << 23))
  return half & 0x8000 ? -value : value
}

function sizeBits(size: f32): u32 {
  if (!(size < TOO_GREAT)) return GREATEST
  if (size < LEAST_NORMAL) return <u32>(<f64>size / TINY + MAGIC - MAGIC)
  const bits = reinterpret<u32>(size)
  return ((bits + 0xfff + ((bits >> 13) & 1)) >> 13) - (112 << 10)
}
