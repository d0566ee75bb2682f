import { borderOf, rowAt, takeStep } from './sorted-rows.ts'
import { at, firstAfter, firstLike, MARK_SHIFT, passedMarks, placeBehind } from './sorted-search.ts'
import { first, MARK_COUNT, MARKS, squares, sumStretch } from './sorted-sums.ts'
import { ABSOLUTE, CLIPPED, GREATEST, ofBoth, PRODUCT, SQUARES, TWO_52 } from './tally.ts'

// A border between two bins takes as long to find as so many weights take one by one.
const WEIGHTS_PER_BORDER: f64 = 40

// Sums of the weights of one code: value − x, its size, its square; and x.
let error: f64 = 0
let absolute: f64 = 0
let total: f64 = 0
let weight: f64 = 0

/**
 * What `tally` with `codes` gives for `count` sorted weights at `x`, all finite, of which `kept` is kept
 * (`sorted-sums.ts`). Weights of one code follow one another, and among them their errors fall, so that only
 * the ends of both have to be found. Behind the two rows of `table` it has two more of its own.
 */
export function tallySorted(
  x: usize,
  count: i32,
  kept: usize,
  rounding: i32,
  low: f32,
  high: f32,
  scale: f32,
  factor: f32,
  least: f32,
  greatest: f32,
  width: f64,
  below: f64,
  above: f64,
  table: usize,
  stride: i32,
  codes: usize,
  sums: usize,
): void {
  takeStep(rounding, low, high, scale, factor, least, greatest)
  const last = scale > 0 ? greatest + 1 : least - 1
  const rowBytes = (<usize>stride) << 2
  memory.fill(table + 2 * rowBytes, 0, 2 * rowBytes)
  let allErrors: f64 = 0
  let allAbsolute: f64 = 0
  let allSquares: f64 = 0
  let clippedSquares: f64 = 0
  let product: f64 = 0
  let most: f64 = 0
  const marks = <usize>load<u32>(kept, MARKS)
  const markCount = load<i32>(kept, MARK_COUNT)
  for (let from = 0, passed = 0; from < count; ) {
    const row = rowAt(x, from)
    const held = min(greatest, max(least, row))
    const value = <f64>(held * scale)
    let end = count
    if (row != last) {
      // borders only lead near the ends: rounding itself decides
      const border = borderOf(row)
      passed = passedMarks(marks, markCount, border, passed)
      end = max(from + 1, placeBehind(x, border, passed))
      while (rowAt(x, end - 1) != row) end = firstLike(x, from, end - 1)
      while (end < count && rowAt(x, end) == row) end = firstAfter(x, end, count)
    }
    const size = end - from
    const code = codes + ((<usize>(<i32>(row - least) + 1)) << 2)
    store<u32>(code, load<u32>(code) + size)

    const clipped = held != row
    const counts = clipped ? table + rowBytes : table
    const begin = columnAt(x, from, value, width, below, above)
    const final = columnAt(x, end - 1, value, width, below, above)
    if (<f64>size <= (begin - final + 1) * WEIGHTS_PER_BORDER)
      addEach(x, from, end, value, width, below, above, counts, 2 * rowBytes)
    else {
      countErrors(x, kept, from, end, value, width, below, begin, final, counts)
      addAll(x, kept, from, end, value)
    }
    allErrors += error
    allAbsolute += absolute
    allSquares += total
    if (clipped) clippedSquares += total
    product += value * weight
    most = max(most, max(abs(value - at(x, from)), abs(value - at(x, end - 1))))
    from = end
  }
  addRows(table, table + 2 * rowBytes, 2 * rowBytes)
  store<f64>(sums, allErrors)
  store<f64>(sums, allAbsolute, ABSOLUTE)
  store<f64>(sums, allSquares, SQUARES)
  store<f64>(sums, clippedSquares, CLIPPED)
  store<f64>(sums, product, PRODUCT)
  store<f64>(sums, most, GREATEST)
}

/** The error bin, held inside [below, above]. */
function columnAt(x: usize, i: i32, value: f64, width: f64, below: f64, above: f64): f64 {
  return min(above, max(below, floor((value - at(x, i)) / width + 0.5)))
}

/** Sums and counts few weights one by one; those at odd places in other rows, since a count would wait for the one before it. */
function addEach(
  x: usize,
  from: i32,
  to: i32,
  value: f64,
  width: f64,
  below: f64,
  above: f64,
  counts: usize,
  toOdd: usize,
): void {
  const values = f64x2.splat(value)
  const widths = f64x2.splat(width)
  const half = f64x2.splat(0.5)
  const belows = f64x2.splat(below)
  const aboves = f64x2.splat(above)
  const toColumn = f64x2.splat(TWO_52 - below)
  let errors = f64x2.splat(0)
  let sizes = f64x2.splat(0)
  let totals = f64x2.splat(0)
  let weights = f64x2.splat(0)
  let place = x + ((<usize>from) << 2)
  for (const end = x + ((<usize>to) << 2) - 4; place < end; place += 8) {
    const w = f64x2.promote_low_f32x4(v128.load64_zero(place))
    const e = f64x2.sub(values, w)
    const part = f64x2.pmin(aboves, f64x2.pmax(belows, f64x2.add(f64x2.div(e, widths), half)))
    const columns = f64x2.add(f64x2.floor(part), toColumn)
    increase(counts, i32x4.extract_lane(columns, 0), 1)
    increase(counts + toOdd, i32x4.extract_lane(columns, 2), 1)
    errors = f64x2.add(errors, e)
    sizes = f64x2.add(sizes, f64x2.abs(e))
    totals = f64x2.add(totals, f64x2.mul(e, e))
    weights = f64x2.add(weights, w)
  }
  error = ofBoth(errors)
  absolute = ofBoth(sizes)
  total = ofBoth(totals)
  weight = ofBoth(weights)
  if (((to - from) & 1) == 0) return
  const e = value - at(x, to - 1)
  increase(counts, <i32>(columnAt(x, to - 1, value, width, below, above) - below), 1)
  error += e
  absolute += abs(e)
  total += e * e
  weight += at(x, to - 1)
}

/** Sums many weights, from what is kept of them. */
function addAll(x: usize, kept: usize, from: i32, to: i32, value: f64): void {
  const marks = <usize>load<u32>(kept, MARKS)
  const before = from >>> MARK_SHIFT
  const passed = passedMarks(marks, load<i32>(kept, MARK_COUNT), <f32>value, before)
  const middle = min(to, max(from, placeBehind(x, <f32>value, passed)))
  sumStretch(x, kept, from, middle, value)
  const lower = first
  const lowerSquares = squares
  sumStretch(x, kept, middle, to, value)
  const sum = lower + first
  error = -sum
  absolute = first - lower
  total = lowerSquares + squares
  // From Σ (x − value), unless the weights are so much smaller than the value that they would get lost beside it.
  if (abs(value) <= 4 * max(abs(at(x, from)), abs(at(x, to - 1)))) weight = sum + <f64>(to - from) * value
  else {
    sumStretch(x, kept, from, to, 0)
    weight = first
  }
}

/**
 * Counts the errors of many weights, which fall from column `begin` to `final`: no search waits for the one before, so
 * that the processor can go on while it waits for memory.
 */
function countErrors(
  x: usize,
  kept: usize,
  from: i32,
  to: i32,
  value: f64,
  width: f64,
  below: f64,
  begin: f64,
  final: f64,
  counts: usize,
): void {
  const marks = <usize>load<u32>(kept, MARKS)
  const count = load<i32>(kept, MARK_COUNT)
  let passed = from >>> MARK_SHIFT
  let start = from
  for (let column = begin; column > final; column--) {
    const border = <f32>(value - (column - 0.5) * width)
    passed = passedMarks(marks, count, border, passed)
    let end = min(to, max(start, placeBehind(x, border, passed)))
    while (end > start && isBelow(x, end - 1, value, width, column)) end = firstLike(x, start, end - 1)
    while (end < to && !isBelow(x, end, value, width, column)) end = firstAfter(x, end, to)
    increase(counts, <i32>(column - below), end - start)
    start = end
  }
  increase(counts, <i32>(final - below), to - start)
}

/** Does the error lie below this column? */
function isBelow(x: usize, i: i32, value: f64, width: f64, column: f64): bool {
  return (value - at(x, i)) / width + 0.5 < column
}

function increase(counts: usize, place: i32, by: i32): void {
  const at = counts + ((<usize>place) << 2)
  store<u32>(at, load<u32>(at) + by)
}

function addRows(into: usize, rows: usize, bytes: usize): void {
  for (let i: usize = 0; i < bytes; i += 4) store<u32>(into + i, load<u32>(into + i) + load<u32>(rows + i))
}
