import { transpose, writeLanes } from './lanes.ts'

const TENTH: f32 = 0.1

/**
 * What `searchOffset` of `codecs/ggml` finds for `parts` neighbouring sub-blocks (a multiple of 4) of `count` weights at
 * `x`: their scales and minima, float32, and their codes, a byte each. Four sub-blocks are searched side by side, one in
 * each lane, so that every sum is added up in the order of the reference.
 *
 * Weights count by their size, with `mean` the root of the mean of the squares on top of it. `scratch` has room for
 * 4 · 16 · `count` bytes.
 */
export function searchOffsets(
  x: usize,
  parts: i32,
  count: i32,
  most: f32,
  first: f32,
  tries: i32,
  absolute: bool,
  mean: bool,
  scratch: usize,
  scales: usize,
  minima: usize,
  codes: usize,
): void {
  const size = (<usize>count) << 4
  for (let part = 0; part < parts; part += 4) {
    transpose(x, (<usize>count) << 2, scratch)
    weigh(scratch, size, mean, <f32>count)
    search(scratch, size, most, first, tries, absolute, scales, minima)
    writeLanes(scratch + 3 * size, size, codes, <usize>count)
    x += size
    codes += (<usize>count) << 2
    scales += 16
    minima += 16
  }
}

/** Writes what each weight counts for behind the weights. */
function weigh(x: usize, size: usize, mean: bool, count: f32): void {
  let squares = f32x4.splat(0)
  for (let i: usize = 0; i < size; i += 16) {
    const w = v128.load(x + i)
    squares = f32x4.add(squares, f32x4.mul(w, w))
  }
  const root = f32x4.sqrt(f32x4.div(squares, f32x4.splat(count)))
  for (let i: usize = 0; i < size; i += 16) {
    const own = f32x4.abs(v128.load(x + i))
    v128.store(x + size + i, mean ? f32x4.add(root, own) : own)
  }
}

// What `addCodes` sums.
let sumL: v128 = i32x4.splat(0)
let sumL2: v128 = i32x4.splat(0)
let sumXL: v128 = i32x4.splat(0)

/** Behind weights and what they count for lie the codes that are tried, and behind these the best ones. */
function search(
  x: usize,
  size: usize,
  most: f32,
  first: f32,
  tries: i32,
  absolute: bool,
  scales: usize,
  minima: usize,
): void {
  const none = f32x4.splat(0)
  const greatest = f32x4.splat(most)
  let min = v128.load(x)
  let max = min
  let w = v128.load(x + size)
  let wx = f32x4.mul(w, min)
  for (let i: usize = 16; i < size; i += 16) {
    const weight = v128.load(x + i)
    const own = v128.load(x + size + i)
    min = f32x4.pmin(min, weight)
    max = f32x4.pmax(max, weight)
    w = f32x4.add(w, own)
    wx = f32x4.add(wx, f32x4.mul(own, weight))
  }
  min = f32x4.pmin(min, none)
  const flat = f32x4.eq(max, min)
  const flatMinimum = f32x4.neg(min)
  const factor = f32x4.div(greatest, f32x4.sub(max, min))
  addCodes(x, size, min, factor, greatest)
  let scale = f32x4.div(f32x4.splat(1), factor)
  let best = errorOf(x, size, scale, min, absolute)
  keepCodes(x, size, v128.not(flat))
  for (let step = 0; step <= tries; step++) {
    const steps = first + TENTH * <f32>step + most
    addCodes(x, size, min, f32x4.div(f32x4.splat(steps), f32x4.sub(max, min)), greatest)
    const l = sumL
    const l2 = sumL2
    const xl = sumXL
    const determinant = f32x4.sub(f32x4.mul(w, l2), f32x4.mul(l, l))
    let ownScale = f32x4.div(f32x4.sub(f32x4.mul(w, xl), f32x4.mul(wx, l)), determinant)
    let ownMin = f32x4.div(f32x4.sub(f32x4.mul(l2, wx), f32x4.mul(l, xl)), determinant)
    const isAbove = f32x4.gt(ownMin, none)
    ownScale = v128.bitselect(f32x4.div(xl, l2), ownScale, isAbove)
    ownMin = v128.andnot(ownMin, isAbove)
    const error = errorOf(x, size, ownScale, ownMin, absolute)
    const better = v128.andnot(v128.and(f32x4.gt(determinant, none), f32x4.lt(error, best)), flat)
    if (!v128.any_true(better)) continue
    keepBetter(x, size, better)
    best = v128.bitselect(error, best, better)
    scale = v128.bitselect(ownScale, scale, better)
    min = v128.bitselect(ownMin, min, better)
  }
  v128.store(scales, v128.andnot(scale, flat))
  v128.store(minima, v128.bitselect(flatMinimum, f32x4.neg(min), flat))
}

function addCodes(x: usize, size: usize, min: v128, factor: v128, greatest: v128): void {
  const none = f32x4.splat(0)
  let l = none
  let l2 = none
  let xl = none
  for (const end = x + size; x < end; x += 16) {
    const weight = v128.load(x)
    const whole = f32x4.nearest(f32x4.mul(factor, f32x4.sub(weight, min)))
    // NaN becomes 0, as in `nearestWithin`.
    const code = f32x4.pmin(greatest, f32x4.pmax(none, whole))
    v128.store(x + 2 * size, code)
    const part = f32x4.mul(v128.load(x + size), code)
    l = f32x4.add(l, part)
    l2 = f32x4.add(l2, f32x4.mul(part, code))
    xl = f32x4.add(xl, f32x4.mul(part, weight))
  }
  sumL = l
  sumL2 = l2
  sumXL = xl
}

function errorOf(x: usize, size: usize, scale: v128, min: v128, absolute: bool): v128 {
  let sum = f32x4.splat(0)
  for (const end = x + size; x < end; x += 16) {
    const value = f32x4.add(f32x4.mul(scale, v128.load(x + 2 * size)), min)
    const error = f32x4.sub(value, v128.load(x))
    const own = absolute ? f32x4.abs(error) : f32x4.mul(error, error)
    sum = f32x4.add(sum, f32x4.mul(v128.load(x + size), own))
  }
  return sum
}

/** The tried codes become the best ones, 0 outside `lanes`. */
function keepCodes(x: usize, size: usize, lanes: v128): void {
  for (const end = x + size; x < end; x += 16) v128.store(x + 3 * size, v128.and(v128.load(x + 2 * size), lanes))
}

function keepBetter(x: usize, size: usize, better: v128): void {
  for (const end = x + size; x < end; x += 16) {
    v128.store(x + 3 * size, v128.bitselect(v128.load(x + 2 * size), v128.load(x + 3 * size), better))
  }
}
