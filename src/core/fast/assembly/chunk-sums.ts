// Places in `sums`, in bytes.
const ABSOLUTE: usize = 8
const SQUARES: usize = 16
const GREATEST: usize = 24
const PRODUCT: usize = 32
const VALUE_SQUARES: usize = 40
const ZEROS: usize = 48
const ZERO_VALUES: usize = 56
const LEAST_VALUE: usize = 64
const MOST_VALUE: usize = 72

/**
 * Of `count` finite weights at `x` and what became of them at `values`, float64 to `sums`: error, |error|, error², the
 * greatest |error|, x·y, y², how many were 0 and stayed 0, how many values are 0, the least value, the greatest.
 */
export function sumChunk(x: usize, values: usize, count: i32, sums: usize): void {
  let error = f64x2.splat(0)
  let absolute = f64x2.splat(0)
  let squares = f64x2.splat(0)
  let product = f64x2.splat(0)
  let valueSquares = f64x2.splat(0)
  let greatest = f64x2.splat(0)
  let zeros = i32x4.splat(0)
  let zeroValues = i32x4.splat(0)
  let least = f32x4.splat(Infinity)
  let most = f32x4.splat(-Infinity)
  const nothing = f32x4.splat(0)
  const end = x + ((<usize>(count & ~3)) << 2)
  for (; x < end; x += 16, values += 16) {
    const w = v128.load(x)
    const y = v128.load(values)
    const w0 = f64x2.promote_low_f32x4(w)
    const y0 = f64x2.promote_low_f32x4(y)
    const w1 = f64x2.promote_low_f32x4(v128.shuffle<i32>(w, w, 2, 3, 0, 1))
    const y1 = f64x2.promote_low_f32x4(v128.shuffle<i32>(y, y, 2, 3, 0, 1))
    const e0 = f64x2.sub(y0, w0)
    const e1 = f64x2.sub(y1, w1)
    const size0 = f64x2.abs(e0)
    const size1 = f64x2.abs(e1)
    error = f64x2.add(error, f64x2.add(e0, e1))
    absolute = f64x2.add(absolute, f64x2.add(size0, size1))
    squares = f64x2.add(squares, f64x2.add(f64x2.mul(e0, e0), f64x2.mul(e1, e1)))
    product = f64x2.add(product, f64x2.add(f64x2.mul(w0, y0), f64x2.mul(w1, y1)))
    valueSquares = f64x2.add(valueSquares, f64x2.add(f64x2.mul(y0, y0), f64x2.mul(y1, y1)))
    greatest = f64x2.pmax(greatest, f64x2.pmax(size0, size1))
    const isZero = f32x4.eq(y, nothing)
    zeroValues = i32x4.sub(zeroValues, isZero)
    zeros = i32x4.sub(zeros, v128.and(isZero, f32x4.eq(w, nothing)))
    least = f32x4.pmin(least, y)
    most = f32x4.pmax(most, y)
  }
  store<f64>(sums, addLanes(error))
  store<f64>(sums, addLanes(absolute), ABSOLUTE)
  store<f64>(sums, addLanes(squares), SQUARES)
  store<f64>(sums, max(f64x2.extract_lane(greatest, 0), f64x2.extract_lane(greatest, 1)), GREATEST)
  store<f64>(sums, addLanes(product), PRODUCT)
  store<f64>(sums, addLanes(valueSquares), VALUE_SQUARES)
  store<f64>(sums, <f64>addCounts(zeros), ZEROS)
  store<f64>(sums, <f64>addCounts(zeroValues), ZERO_VALUES)
  store<f64>(sums, <f64>min(min(lane(least, 0), lane(least, 1)), min(lane(least, 2), lane(least, 3))), LEAST_VALUE)
  store<f64>(sums, <f64>max(max(lane(most, 0), lane(most, 1)), max(lane(most, 2), lane(most, 3))), MOST_VALUE)
  for (let rest = count & 3; rest > 0; rest--, x += 4, values += 4) addOne(load<f32>(x), load<f32>(values), sums)
}

function addOne(weight: f32, value: f32, sums: usize): void {
  const w = <f64>weight
  const y = <f64>value
  const e = y - w
  add(sums, e)
  add(sums + ABSOLUTE, abs(e))
  add(sums + SQUARES, e * e)
  store<f64>(sums, max(load<f64>(sums, GREATEST), abs(e)), GREATEST)
  add(sums + PRODUCT, w * y)
  add(sums + VALUE_SQUARES, y * y)
  add(sums + ZEROS, f64(y == 0 && w == 0))
  add(sums + ZERO_VALUES, f64(y == 0))
  store<f64>(sums, min(load<f64>(sums, LEAST_VALUE), y), LEAST_VALUE)
  store<f64>(sums, max(load<f64>(sums, MOST_VALUE), y), MOST_VALUE)
}

function add(sum: usize, amount: f64): void {
  store<f64>(sum, load<f64>(sum) + amount)
}

function addLanes(lanes: v128): f64 {
  return f64x2.extract_lane(lanes, 0) + f64x2.extract_lane(lanes, 1)
}

function addCounts(lanes: v128): i32 {
  return (
    i32x4.extract_lane(lanes, 0) +
    i32x4.extract_lane(lanes, 1) +
    i32x4.extract_lane(lanes, 2) +
    i32x4.extract_lane(lanes, 3)
  )
}

function lane(lanes: v128, index: i32): f32 {
  if (index == 0) return f32x4.extract_lane(lanes, 0)
  if (index == 1) return f32x4.extract_lane(lanes, 1)
  return index == 2 ? f32x4.extract_lane(lanes, 2) : f32x4.extract_lane(lanes, 3)
}
