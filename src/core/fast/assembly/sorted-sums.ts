import { at } from './sorted-search.ts'
import { ofBoth } from './tally.ts'

// Values per node, and nodes per node of the next level: as `SumTree` in `sorted/sums.ts`, which makes them.
const SHIFT: i32 = 5

/** Σ (x − centre) and Σ (x − centre)² of the last stretch. */
export let first: f64 = 0
export let squares: f64 = 0

// Places in what is kept of sorted values, in bytes: the address of every 64th of them and how many these are, the levels
// of a tree of sums, and for each level the addresses of two arrays of float64: for every 32^level values, Σ (x − d) and
// Σ (x − d)², where d is the first of them. All of them u32.
export const MARKS: usize = 0
export const MARK_COUNT: usize = 4
const LEVEL_COUNT: usize = 8
const LEVELS: usize = 16

/** Sums the sorted values [from, to) at `x`, of which `kept` is kept, into `first` and `squares`. */
export function sumStretch(x: usize, kept: usize, from: i32, to: i32, centre: f64): void {
  const highest = load<i32>(kept, LEVEL_COUNT)
  first = 0
  squares = 0
  let level = 0
  for (let i = from; i < to; ) {
    // Up to the widest nodes that begin here and fit, down again towards the end.
    while (level < highest && (i & (widthOf(level + 1) - 1)) == 0 && to - i >= widthOf(level + 1)) level++
    while (to - i < widthOf(level)) level--
    const shift = level * SHIFT
    const above = shift + SHIFT
    const end = level < highest ? min(to, ((i >>> above) + 1) << above) : to
    const next = i + (((end - i) >>> shift) << shift)
    if (level == 0) addValues(x, i, next, centre)
    else addNodes(x, kept + LEVELS + ((<usize>(level - 1)) << 3), shift, i, next, centre)
    i = next
  }
}

function addValues(x: usize, from: i32, to: i32, centre: f64): void {
  const centres = f64x2.splat(centre)
  let sums = f64x2.splat(0)
  let sumsOfSquares = f64x2.splat(0)
  let place = x + ((<usize>from) << 2)
  for (const end = x + ((<usize>to) << 2) - 4; place < end; place += 8) {
    const distance = f64x2.sub(f64x2.promote_low_f32x4(v128.load64_zero(place)), centres)
    sums = f64x2.add(sums, distance)
    sumsOfSquares = f64x2.add(sumsOfSquares, f64x2.mul(distance, distance))
  }
  first += ofBoth(sums)
  squares += ofBoth(sumsOfSquares)
  if (((to - from) & 1) == 0) return
  const distance = <f64>load<f32>(place) - centre
  first += distance
  squares += distance * distance
}

function addNodes(x: usize, level: usize, shift: i32, from: i32, to: i32, centre: f64): void {
  let sum = first
  let sumOfSquares = squares
  const width = 1 << shift
  const count = <f64>width
  let node = ((<usize>(from >>> shift)) << 3) + load<u32>(level)
  const toSquares = <usize>load<u32>(level, 4) - load<u32>(level)
  for (let i = from; i < to; i += width, node += 8) {
    const away = at(x, i) - centre
    const own = load<f64>(node)
    sum += own + count * away
    sumOfSquares += load<f64>(node + toSquares) + 2 * away * own + count * away * away
  }
  first = sum
  squares = sumOfSquares
}

/** Values under one node; level 0 are the values themselves. */
function widthOf(level: i32): i32 {
  return 1 << (level * SHIFT)
}
