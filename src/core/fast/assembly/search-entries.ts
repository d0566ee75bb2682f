import { extremes, transpose } from './lanes.ts'

const NOTHING: f32 = 1e-15
const LAST: usize = 60

/**
 * What `searchEntries` of `codecs/ggml` finds for `parts` neighbouring sub-blocks (a multiple of 4) of `count` weights at
 * `x`: their scales, float32. `entries`: sixteen float32, rising; behind them the fifteen middles, where the upper entry
 * begins, and behind these the fifteen steps from one entry to the next. `scratch`: 16 · `count` bytes.
 */
export function searchEntryParts(
  x: usize,
  parts: i32,
  count: i32,
  tries: i32,
  entries: usize,
  scratch: usize,
  scales: usize,
): void {
  const size = (<usize>count) << 4
  for (let part = 0; part < parts; part += 4) {
    transpose(x, (<usize>count) << 2, scratch)
    v128.store(scales, search(scratch, size, tries, entries))
    x += size
    scales += 16
  }
}

// What `addProducts` sums.
let sumProducts: v128 = i32x4.splat(0)
let sumSquares: v128 = i32x4.splat(0)

function search(x: usize, size: usize, tries: i32, entries: usize): v128 {
  const none = f32x4.splat(0)
  const first = load<f32>(entries)
  const max = extremes(x, size)
  const nothing = f32x4.lt(f32x4.abs(max), f32x4.splat(NOTHING))
  addProducts(x, size, f32x4.div(f32x4.splat(1), f32x4.div(f32x4.neg(max), f32x4.splat(first))), entries)
  let scale = v128.and(f32x4.div(sumProducts, sumSquares), f32x4.gt(sumSquares, none))
  let best = f32x4.mul(scale, sumProducts)
  for (let step = -tries; step <= tries; step++) {
    addProducts(x, size, f32x4.div(f32x4.splat(<f32>step + first), max), entries)
    const products = sumProducts
    const squares = sumSquares
    const better = v128.and(f32x4.gt(squares, none), f32x4.gt(f32x4.mul(products, products), f32x4.mul(best, squares)))
    const own = f32x4.div(products, squares)
    scale = v128.bitselect(own, scale, better)
    best = v128.bitselect(f32x4.mul(own, products), best, better)
  }
  return v128.andnot(scale, nothing)
}

/** Entries are looked up by adding up the steps between them, which is exact. */
function addProducts(x: usize, size: usize, factor: v128, entries: usize): void {
  const first = v128.load32_splat(entries)
  const middles = entries + 64
  const steps = middles + LAST
  let products = f32x4.splat(0)
  let squares = f32x4.splat(0)
  for (const end = x + size; x < end; x += 16) {
    const weight = v128.load(x)
    const value = f32x4.mul(factor, weight)
    let entry = first
    for (let i: usize = 0; i < LAST; i += 4) {
      const isAbove = f32x4.ge(value, v128.load32_splat(middles + i))
      entry = f32x4.add(entry, v128.and(isAbove, v128.load32_splat(steps + i)))
    }
    const part = f32x4.mul(f32x4.mul(weight, weight), entry)
    products = f32x4.add(products, f32x4.mul(part, weight))
    squares = f32x4.add(squares, f32x4.mul(part, entry))
  }
  sumProducts = products
  sumSquares = squares
}
