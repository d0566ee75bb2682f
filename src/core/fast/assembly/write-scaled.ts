const NONE: u8 = 0
const BELOW: u8 = 1
const ABOVE: u8 = 2
const NOT_FINITE: u8 = 3

/**
 * Gives `count` weights at `x` the codes (signed bytes at `packed`) and values that `PackedQuantizer` gives them:
 * scale · code + offset in float32. Scales and offsets: one float32 per `part` weights; `offsets` 0: there are none.
 * `entries` (float32) is what stands for code 0, 1, …, or 0. Clipped is what lies more than `first` / 2 steps below the
 * least value, that of code `min` or `max`, or more than `last` / 2 above the greatest. `count` may end within a part.
 */
export function writeScaled(
  x: usize,
  packed: usize,
  count: i32,
  part: i32,
  scales: usize,
  offsets: usize,
  entries: usize,
  min: i32,
  max: i32,
  first: f64,
  last: f64,
  codes: usize,
  values: usize,
  flags: usize,
): void {
  for (let done = 0; done < count; done += part) {
    const size = count - done < part ? count - done : part
    const scale = load<f32>(scales)
    const offset = offsets == 0 ? <f32>0 : load<f32>(offsets)
    if (entries == 0) writeSteps(packed, size, scale, offset, offsets != 0, codes, values)
    else writeEntries(packed, size, scale, entries, codes, values)
    const one = valueOf(min, scale, offset, offsets != 0, entries)
    const other = valueOf(max, scale, offset, offsets != 0, entries)
    const half = abs(<f64>scale) / 2
    const low = <f64>(one < other ? one : other) - half * (scale < 0 ? last : first)
    const high = <f64>(one < other ? other : one) + half * (scale < 0 ? first : last)
    writeFlags(x, size, low, high, flags)
    scales += 4
    if (offsets != 0) offsets += 4
    const bytes = <usize>size
    packed += bytes
    flags += bytes
    x += bytes << 2
    codes += bytes << 2
    values += bytes << 2
  }
}

function valueOf(code: i32, scale: f32, offset: f32, isOffset: bool, entries: usize): f32 {
  const product = scale * (entries == 0 ? <f32>code : load<f32>(entries + ((<usize>code) << 2)))
  return isOffset ? product + offset : product
}

/** Eight at a time: what is written behind the last is written again, or lies behind the last of all. */
function writeSteps(
  packed: usize,
  count: i32,
  scale: f32,
  offset: f32,
  isOffset: bool,
  codes: usize,
  values: usize,
): void {
  const scales = f32x4.splat(scale)
  const offsets = f32x4.splat(offset)
  for (let i = 0; i < count; i += 8, codes += 32, values += 32) {
    const eight = v128.load8x8_s(packed + <usize>i)
    const c0 = i32x4.extend_low_i16x8_s(eight)
    const c1 = i32x4.extend_high_i16x8_s(eight)
    v128.store(codes, c0)
    v128.store(codes, c1, 16)
    let y0 = f32x4.mul(f32x4.convert_i32x4_s(c0), scales)
    let y1 = f32x4.mul(f32x4.convert_i32x4_s(c1), scales)
    if (isOffset) {
      y0 = f32x4.add(y0, offsets)
      y1 = f32x4.add(y1, offsets)
    }
    v128.store(values, y0)
    v128.store(values, y1, 16)
  }
}

function writeEntries(packed: usize, count: i32, scale: f32, entries: usize, codes: usize, values: usize): void {
  for (let i: usize = 0; i < <usize>count; i++) {
    const code = <i32>load<i8>(packed + i)
    store<i32>(codes + (i << 2), code)
    store<f32>(values + (i << 2), scale * load<f32>(entries + ((<usize>code) << 2)))
  }
}

/** Most parts have no weight that is as far out as the ends, and none that is not finite. */
function writeFlags(x: usize, count: i32, low: f64, high: f64, flags: usize): void {
  if (isInside(x, count, <f32>low, <f32>high)) {
    for (let i: usize = 0; i < <usize>count; i += 16) v128.store(flags + i, i8x16.splat(0))
    return
  }
  for (let i: usize = 0; i < <usize>count; i++) {
    const w = load<f32>(x + (i << 2))
    const weight = <f64>w
    const flag = weight > high ? ABOVE : weight < low ? BELOW : NONE
    store<u8>(flags + i, w - w != 0 ? NOT_FINITE : flag)
  }
}

/** Are all well inside? Rounding `low` and `high` to float32 can have moved them, so what equals them is not. */
function isInside(x: usize, count: i32, low: f32, high: f32): bool {
  if (count & 3) return false
  const lows = f32x4.splat(low)
  const highs = f32x4.splat(high)
  let inside = i32x4.splat(-1)
  for (let i: usize = 0; i < <usize>count; i += 4) {
    const w = v128.load(x + (i << 2))
    inside = v128.and(inside, v128.and(f32x4.gt(w, lows), f32x4.lt(w, highs)))
  }
  return i32x4.all_true(inside)
}
