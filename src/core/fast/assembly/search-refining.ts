import { extremes, transpose, writeLanes } from './lanes.ts'

const ROUNDS = 5
const NOTHING: f32 = 1e-15

/**
 * What `searchRefining` of `codecs/ggml` finds for `parts` neighbouring sub-blocks (a multiple of 4) of `count` weights at
 * `x`: their scales, float32, and their codes with `half` added, a byte each. `scratch`: 32 · `count` bytes.
 */
export function searchRefiningParts(
  x: usize,
  parts: i32,
  count: i32,
  half: f32,
  scratch: usize,
  scales: usize,
  codes: usize,
): void {
  const size = (<usize>count) << 4
  for (let part = 0; part < parts; part += 4) {
    transpose(x, (<usize>count) << 2, scratch)
    v128.store(scales, search(scratch, size, half))
    writeLanes(scratch + size, size, codes, <usize>count)
    x += size
    codes += (<usize>count) << 2
    scales += 16
  }
}

// Σ w²·w·code and Σ w²·code² of each lane.
let products: v128 = i32x4.splat(0)
let squares: v128 = i32x4.splat(0)

/** Behind the weights lie their codes. Gives the scales. */
function search(x: usize, size: usize, half: f32): v128 {
  const least = f32x4.splat(-half)
  const greatest = f32x4.splat(half - 1)
  const max = extremes(x, size)
  const nothing = f32x4.lt(f32x4.abs(max), f32x4.splat(NOTHING))
  begin(x, size, f32x4.div(least, max), least, greatest)
  // In a lane where a round has changed nothing, the next one changes nothing either.
  for (let round = 0; round < ROUNDS && refine(x, size, least, greatest); round++) {}
  const halves = f32x4.splat(half)
  for (let i = size; i < 2 * size; i += 16) {
    v128.store(x + i, v128.andnot(f32x4.add(v128.load(x + i), halves), nothing))
  }
  const scale = v128.and(f32x4.div(products, squares), f32x4.gt(squares, f32x4.splat(0)))
  return v128.andnot(scale, nothing)
}

function begin(x: usize, size: usize, factor: v128, least: v128, greatest: v128): void {
  products = f32x4.splat(0)
  squares = f32x4.splat(0)
  for (const end = x + size; x < end; x += 16) {
    const weight = v128.load(x)
    const code = nearestWithin(f32x4.mul(factor, weight), least, greatest)
    const importance = f32x4.mul(weight, weight)
    products = f32x4.add(products, f32x4.mul(f32x4.mul(importance, weight), code))
    squares = f32x4.add(squares, f32x4.mul(f32x4.mul(importance, code), code))
    v128.store(x + size, code)
  }
}

/** One round. False where it changed no code. */
function refine(x: usize, size: usize, least: v128, greatest: v128): bool {
  const none = f32x4.splat(0)
  let changed = i32x4.splat(0)
  for (const end = x + size; x < end; x += 16) {
    const weight = v128.load(x)
    const code = v128.load(x + size)
    const importance = f32x4.mul(weight, weight)
    const cube = f32x4.mul(importance, weight)
    const otherProducts = f32x4.sub(products, f32x4.mul(cube, code))
    const otherSquares = f32x4.sub(squares, f32x4.mul(f32x4.mul(importance, code), code))
    const wanted = f32x4.div(f32x4.mul(weight, otherSquares), otherProducts)
    const better = nearestWithin(wanted, least, greatest)
    const newProducts = f32x4.add(otherProducts, f32x4.mul(cube, better))
    const newSquares = f32x4.add(otherSquares, f32x4.mul(f32x4.mul(importance, better), better))
    const gain = f32x4.mul(f32x4.mul(newProducts, newProducts), squares)
    const helps = f32x4.gt(gain, f32x4.mul(f32x4.mul(products, products), newSquares))
    const isOther = v128.and(f32x4.gt(otherProducts, none), f32x4.ne(better, code))
    const lanes = v128.and(isOther, v128.and(f32x4.gt(newSquares, none), helps))
    if (!v128.any_true(lanes)) continue
    v128.store(x + size, v128.bitselect(better, code, lanes))
    products = v128.bitselect(newProducts, products, lanes)
    squares = v128.bitselect(newSquares, squares, lanes)
    changed = v128.or(changed, lanes)
  }
  return v128.any_true(changed)
}

/** NaN becomes the least code, as in `nearestWithin` of `codecs/ggml`. */
function nearestWithin(value: v128, least: v128, greatest: v128): v128 {
  return f32x4.pmin(greatest, f32x4.pmax(least, f32x4.nearest(value)))
}
