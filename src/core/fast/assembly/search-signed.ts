import { extremes, transpose, writeLanes } from './lanes.ts'

const TENTH: f32 = 0.1
const TRIES = 9
const NOTHING: f32 = 1e-15

/**
 * What `searchSigned` of `codecs/ggml` finds for `parts` neighbouring sub-blocks (a multiple of 4) of `count` weights at
 * `x`: their scales, float32, and their codes with `half` added, a byte each. `scratch`: 48 · `count` bytes.
 */
export function searchSignedParts(
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
    writeLanes(scratch + 2 * size, size, codes, <usize>count)
    x += size
    codes += (<usize>count) << 2
    scales += 16
  }
}

// What `addProducts` sums.
let sumProducts: v128 = i32x4.splat(0)
let sumSquares: v128 = i32x4.splat(0)

/** Behind the weights lie the codes that are tried, and behind these the best ones. Gives the scales. */
function search(x: usize, size: usize, half: f32): v128 {
  const none = f32x4.splat(0)
  const max = extremes(x, size)
  const nothing = f32x4.lt(f32x4.abs(max), f32x4.splat(NOTHING))
  addProducts(x, size, half, f32x4.div(f32x4.splat(-half), max))
  keep(x, size, i32x4.splat(-1))
  let scale = v128.andnot(f32x4.div(sumProducts, sumSquares), f32x4.eq(sumSquares, none))
  let best = f32x4.mul(scale, sumProducts)
  for (let step = -TRIES; step <= TRIES; step++) {
    if (step == 0) continue
    const steps = half + TENTH * <f32>step
    addProducts(x, size, half, f32x4.div(f32x4.splat(-steps), max))
    const products = sumProducts
    const squares = sumSquares
    const better = v128.and(f32x4.gt(squares, none), f32x4.gt(f32x4.mul(products, products), f32x4.mul(best, squares)))
    if (!v128.any_true(better)) continue
    keep(x, size, better)
    const own = f32x4.div(products, squares)
    scale = v128.bitselect(own, scale, better)
    best = v128.bitselect(f32x4.mul(own, products), best, better)
  }
  clear(x + 2 * size, size, nothing)
  return v128.andnot(scale, nothing)
}

/** The codes that are tried have `half` added. */
function addProducts(x: usize, size: usize, half: f32, factor: v128): void {
  const least = f32x4.splat(-half)
  const greatest = f32x4.splat(half - 1)
  const halves = f32x4.splat(half)
  let products = f32x4.splat(0)
  let squares = f32x4.splat(0)
  for (const end = x + size; x < end; x += 16) {
    const weight = v128.load(x)
    // NaN becomes the least code, as in `nearestWithin`.
    const code = f32x4.pmin(greatest, f32x4.pmax(least, f32x4.nearest(f32x4.mul(factor, weight))))
    const importance = f32x4.mul(weight, weight)
    products = f32x4.add(products, f32x4.mul(f32x4.mul(importance, weight), code))
    squares = f32x4.add(squares, f32x4.mul(f32x4.mul(importance, code), code))
    v128.store(x + size, f32x4.add(code, halves))
  }
  sumProducts = products
  sumSquares = squares
}

/** The tried codes become the best ones in some lanes. */
function keep(x: usize, size: usize, lanes: v128): void {
  for (const end = x + size; x < end; x += 16) {
    v128.store(x + 2 * size, v128.bitselect(v128.load(x + size), v128.load(x + 2 * size), lanes))
  }
}

function clear(codes: usize, size: usize, lanes: v128): void {
  for (const end = codes + size; codes < end; codes += 16) v128.store(codes, v128.andnot(v128.load(codes), lanes))
}
