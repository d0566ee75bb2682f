import { countAt } from './count-at.ts'

// Weights that are quantized before their errors are summed: what lies between the two loops stays in the nearest cache.
const BLOCK: usize = 1024 * 4

// Added to a small integer, 2^23 (in float32) and 2^52 (in float64) leave that integer in the low bits of the number.
const TWO_23: f32 = 8388608
const TWO_23_BITS: i32 = 0x4b000000
const TWO_52: f64 = 4503599627370496

// How far from the middle of its bin an error may lie for float32 to be trusted with it.
const SURE: f32 = 0.4998

// Places in `sums`, in bytes.
const CLIPPED: usize = 24
const GREATEST: usize = 32
const CLIPPED_OF_BLOCK: usize = 48

/**
 * Quantizes `count` weights at `x` (a multiple of 8, all finite) as `quantizeUniform` does with ties to even, and counts
 * and sums what became of them.
 *
 * `factor` 0 means that weights are divided by `scale`. `least` and `greatest` are the codes' ends minus the zero point.
 * A row is a code; row 0 holds what is clipped to the least one, the last row what is clipped to the greatest. A column is
 * an error bin: floor(error / width + ½) in float64, held inside [below, above]. `inverse` is about 1 / width, or NaN.
 *
 * `codes` 0: `table[row * stride + column]` counts both at once. Else `codes[row]` counts rows, and `table` has two rows
 * of columns: all weights that are not clipped, and the clipped ones.
 *
 * `sums`, float64: error, |error|, error², the clipped ones' error², the greatest |error|, x·y, and one of our own.
 * `values` has room for 1,024 float32.
 */
export function tally(
  x: usize,
  count: i32,
  scale: f32,
  factor: f32,
  least: f32,
  greatest: f32,
  width: f64,
  inverse: f32,
  below: f64,
  above: f64,
  table: usize,
  stride: i32,
  codes: usize,
  sums: usize,
  values: usize,
): void {
  const end = x + ((<usize>count) << 2)
  while (x < end) {
    const blockEnd = min(end, x + BLOCK)
    store<f64>(sums, 0, CLIPPED_OF_BLOCK)
    countBlock(
      x,
      blockEnd,
      scale,
      factor,
      least,
      greatest,
      width,
      inverse,
      below,
      above,
      table,
      stride,
      codes,
      sums,
      values,
    )
    store<f64>(sums, load<f64>(sums, CLIPPED) + load<f64>(sums, CLIPPED_OF_BLOCK), CLIPPED)
    sumBlock(x, blockEnd, sums, values)
    x = blockEnd
  }
}

/** Two vectors at a time: what is the same for all weights is then made once for both, where the compiler makes it anew. */
function countBlock(
  x: usize,
  end: usize,
  scale: f32,
  factor: f32,
  least: f32,
  greatest: f32,
  width: f64,
  inverse: f32,
  below: f64,
  above: f64,
  table: usize,
  stride: i32,
  codes: usize,
  sums: usize,
  values: usize,
): void {
  const scales = f32x4.splat(scale)
  const factors = f32x4.splat(factor)
  const leasts = f32x4.splat(least)
  const greatests = f32x4.splat(greatest)
  const beneath = f32x4.splat(least - 1)
  const beyond = f32x4.splat(greatest + 1)
  const toRow = f32x4.splat(TWO_23 - (least - 1))
  const toColumn = f32x4.splat(TWO_23 - <f32>below)
  const bits = i32x4.splat(TWO_23_BITS)
  const inverses = f32x4.splat(inverse)
  const half = f32x4.splat(0.5)
  const sure = f32x4.splat(SURE)
  const strides = i32x4.splat(stride)
  const tables = i32x4.splat(<i32>table)
  const codeTables = i32x4.splat(<i32>codes)
  for (; x < end; x += 32, values += 32) {
    const w0 = v128.load(x)
    const w1 = v128.load(x, 16)
    let rounded0: v128
    let rounded1: v128
    if (factor == 0) {
      rounded0 = f32x4.nearest(f32x4.div(w0, scales))
      rounded1 = f32x4.nearest(f32x4.div(w1, scales))
    } else {
      rounded0 = f32x4.nearest(f32x4.mul(w0, factors))
      rounded1 = f32x4.nearest(f32x4.mul(w1, factors))
    }
    // Operands stand so that NaN, which must not come, would still give a place inside the tables.
    const wide0 = f32x4.pmin(beyond, f32x4.pmax(beneath, rounded0))
    const wide1 = f32x4.pmin(beyond, f32x4.pmax(beneath, rounded1))
    const held0 = f32x4.pmin(greatests, f32x4.pmax(leasts, rounded0))
    const held1 = f32x4.pmin(greatests, f32x4.pmax(leasts, rounded1))
    const clipped0 = f32x4.ne(held0, wide0)
    const clipped1 = f32x4.ne(held1, wide1)
    const y0 = f32x4.mul(held0, scales)
    const y1 = f32x4.mul(held1, scales)
    v128.store(values, y0)
    v128.store(values, y1, 16)
    const row0 = i32x4.sub(f32x4.add(wide0, toRow), bits)
    const row1 = i32x4.sub(f32x4.add(wide1, toRow), bits)
    const part0 = f32x4.add(f32x4.mul(f32x4.sub(y0, w0), inverses), half)
    const part1 = f32x4.add(f32x4.mul(f32x4.sub(y1, w1), inverses), half)
    const floor0 = f32x4.floor(part0)
    const floor1 = f32x4.floor(part1)
    const sure0 = f32x4.lt(f32x4.abs(f32x4.sub(f32x4.sub(part0, floor0), half)), sure)
    const sure1 = f32x4.lt(f32x4.abs(f32x4.sub(f32x4.sub(part1, floor1), half)), sure)
    let column0 = i32x4.sub(f32x4.add(floor0, toColumn), bits)
    let column1 = i32x4.sub(f32x4.add(floor1, toColumn), bits)
    // One question for both: nearly always all is well.
    if (!i32x4.all_true(v128.and(v128.andnot(sure0, clipped0), v128.andnot(sure1, clipped1)))) {
      column0 = exactColumns(w0, y0, clipped0, width, below, above, sums)
      column1 = exactColumns(w1, y1, clipped1, width, below, above, sums)
    }
    if (codes == 0) {
      countAt(i32x4.add(i32x4.shl(i32x4.add(i32x4.mul(row0, strides), column0), 2), tables))
      countAt(i32x4.add(i32x4.shl(i32x4.add(i32x4.mul(row1, strides), column1), 2), tables))
    } else {
      countAt(i32x4.add(i32x4.shl(row0, 2), codeTables))
      countAt(i32x4.add(i32x4.shl(row1, 2), codeTables))
      countAt(i32x4.add(i32x4.shl(i32x4.add(v128.and(clipped0, strides), column0), 2), tables))
      countAt(i32x4.add(i32x4.shl(i32x4.add(v128.and(clipped1, strides), column1), 2), tables))
    }
  }
}

/** The columns in float64, where float32 is in doubt or a weight is clipped; adds the squares of the clipped ones. */
function exactColumns(w: v128, y: v128, clipped: v128, width: f64, below: f64, above: f64, sums: usize): v128 {
  const e0 = f64x2.sub(f64x2.promote_low_f32x4(y), f64x2.promote_low_f32x4(w))
  const e1 = f64x2.sub(
    f64x2.promote_low_f32x4(v128.shuffle<i32>(y, y, 2, 3, 0, 1)),
    f64x2.promote_low_f32x4(v128.shuffle<i32>(w, w, 2, 3, 0, 1)),
  )
  const s0 = v128.and(f64x2.mul(e0, e0), i64x2.extend_low_i32x4_s(clipped))
  const s1 = v128.and(f64x2.mul(e1, e1), i64x2.extend_high_i32x4_s(clipped))
  add(sums, CLIPPED_OF_BLOCK, f64x2.add(s0, s1))
  const widths = f64x2.splat(width)
  const half = f64x2.splat(0.5)
  const least = f64x2.splat(below)
  const greatest = f64x2.splat(above)
  const toColumn = f64x2.splat(TWO_52 - below)
  const part0 = f64x2.pmin(greatest, f64x2.pmax(least, f64x2.add(f64x2.div(e0, widths), half)))
  const part1 = f64x2.pmin(greatest, f64x2.pmax(least, f64x2.add(f64x2.div(e1, widths), half)))
  // The low words of the four float64 are the columns.
  return v128.shuffle<i32>(f64x2.add(f64x2.floor(part0), toColumn), f64x2.add(f64x2.floor(part1), toColumn), 0, 2, 4, 6)
}

function sumBlock(x: usize, end: usize, sums: usize, values: usize): void {
  let error = f64x2.splat(0)
  let absolute = f64x2.splat(0)
  let squares = f64x2.splat(0)
  let product = f64x2.splat(0)
  let greatest = f64x2.splat(0)
  for (; x < end; x += 8, values += 8) {
    const w = f64x2.promote_low_f32x4(v128.load64_zero(x))
    const y = f64x2.promote_low_f32x4(v128.load64_zero(values))
    const e = f64x2.sub(y, w)
    const size = f64x2.abs(e)
    error = f64x2.add(error, e)
    absolute = f64x2.add(absolute, size)
    squares = f64x2.add(squares, f64x2.mul(e, e))
    product = f64x2.add(product, f64x2.mul(w, y))
    greatest = f64x2.pmax(greatest, size)
  }
  add(sums, 0, error)
  add(sums, 8, absolute)
  add(sums, 16, squares)
  const most = max(f64x2.extract_lane(greatest, 0), f64x2.extract_lane(greatest, 1))
  store<f64>(sums, max(load<f64>(sums, GREATEST), most), GREATEST)
  add(sums, 40, product)
}

function add(sums: usize, offset: usize, lanes: v128): void {
  const sum = sums + offset
  store<f64>(sum, load<f64>(sum) + (f64x2.extract_lane(lanes, 0) + f64x2.extract_lane(lanes, 1)))
}
