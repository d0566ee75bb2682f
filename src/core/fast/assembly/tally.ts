// Weights that are quantized before their errors are summed: what lies between the two loops stays in the nearest cache.
const BLOCK: usize = 1024 * 4

// Behind the values of a block, in bytes: the addresses of its places in `table`, and in `codes`.
const PLACES: usize = BLOCK
const ROWS: usize = 2 * BLOCK

// Added to a small integer, 2^23 (in float32) and 2^52 (in float64) leave that integer in the low bits of the number.
const TWO_23: f32 = 8388608
const TWO_23_BITS: i32 = 0x4b000000
export const TWO_52: f64 = 4503599627370496

// How far from the middle of its bin an error may lie for float32 to be trusted with it.
const SURE: f32 = 0.4998

// Places in `sums`, in bytes.
export const ABSOLUTE: usize = 8
export const SQUARES: usize = 16
export const CLIPPED: usize = 24
export const GREATEST: usize = 32
export const PRODUCT: usize = 40
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
    sumBlock(x, blockEnd, sums, values, codes != 0)
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
  const inverses = f32x4.splat(inverse)
  const sure = f32x4.splat(SURE)
  // As float32 rows and columns are small integers, so that a place among them is one, too.
  const joint = codes == 0
  const strides = f32x4.splat(<f32>stride)
  const first = joint ? <f32>stride * (1 - least) - <f32>below : -(<f32>below)
  const toPlace = f32x4.splat(TWO_23 + first)
  const toTable = i32x4.splat(<i32>table - (TWO_23_BITS << 2))
  const toRow = f32x4.splat(TWO_23 + (1 - least))
  const toCodes = i32x4.splat(<i32>codes - (TWO_23_BITS << 2))
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
    const held0 = f32x4.pmin(greatests, f32x4.pmax(leasts, rounded0))
    const held1 = f32x4.pmin(greatests, f32x4.pmax(leasts, rounded1))
    const y0 = f32x4.mul(held0, scales)
    const y1 = f32x4.mul(held1, scales)
    v128.store(values, y0)
    v128.store(values, y1, 16)
    const part0 = f32x4.mul(f32x4.sub(y0, w0), inverses)
    const part1 = f32x4.mul(f32x4.sub(y1, w1), inverses)
    const column0 = f32x4.nearest(part0)
    const column1 = f32x4.nearest(part1)
    const well0 = v128.and(f32x4.eq(held0, rounded0), f32x4.lt(f32x4.abs(f32x4.sub(part0, column0)), sure))
    const well1 = v128.and(f32x4.eq(held1, rounded1), f32x4.lt(f32x4.abs(f32x4.sub(part1, column1)), sure))
    // One question for both: nearly always all is well.
    if (!i32x4.all_true(v128.and(well0, well1))) {
      placeExactly(w0, y0, held0, rounded0, least, greatest, width, below, above, table, stride, codes, sums, values)
      placeExactly(
        w1,
        y1,
        held1,
        rounded1,
        least,
        greatest,
        width,
        below,
        above,
        table,
        stride,
        codes,
        sums,
        values + 16,
      )
    } else if (joint) {
      const place0 = f32x4.add(f32x4.add(f32x4.mul(held0, strides), column0), toPlace)
      const place1 = f32x4.add(f32x4.add(f32x4.mul(held1, strides), column1), toPlace)
      v128.store(values, i32x4.add(i32x4.shl(place0, 2), toTable), PLACES)
      v128.store(values, i32x4.add(i32x4.shl(place1, 2), toTable), PLACES + 16)
    } else {
      v128.store(values, i32x4.add(i32x4.shl(f32x4.add(column0, toPlace), 2), toTable), PLACES)
      v128.store(values, i32x4.add(i32x4.shl(f32x4.add(column1, toPlace), 2), toTable), PLACES + 16)
      v128.store(values, i32x4.add(i32x4.shl(f32x4.add(held0, toRow), 2), toCodes), ROWS)
      v128.store(values, i32x4.add(i32x4.shl(f32x4.add(held1, toRow), 2), toCodes), ROWS + 16)
    }
  }
}

/** Four weights of which float32 is in doubt, or which are clipped. */
function placeExactly(
  w: v128,
  y: v128,
  held: v128,
  rounded: v128,
  least: f32,
  greatest: f32,
  width: f64,
  below: f64,
  above: f64,
  table: usize,
  stride: i32,
  codes: usize,
  sums: usize,
  values: usize,
): void {
  const clipped = f32x4.ne(held, rounded)
  const column = exactColumns(w, y, clipped, width, below, above, sums)
  const wide = f32x4.pmin(f32x4.splat(greatest + 1), f32x4.pmax(f32x4.splat(least - 1), rounded))
  const row = i32x4.sub(f32x4.add(wide, f32x4.splat(TWO_23 - (least - 1))), i32x4.splat(TWO_23_BITS))
  const strides = i32x4.splat(stride)
  if (codes != 0) v128.store(values, i32x4.add(i32x4.shl(row, 2), i32x4.splat(<i32>codes)), ROWS)
  const before = codes != 0 ? v128.and(clipped, strides) : i32x4.mul(row, strides)
  v128.store(values, i32x4.add(i32x4.shl(i32x4.add(before, column), 2), i32x4.splat(<i32>table)), PLACES)
}

/** The columns in float64; adds the squares of the clipped ones. */
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

/** Sums, and counts at the places: integers meanwhile keep other units of the processor busy than sums do. */
function sumBlock(x: usize, end: usize, sums: usize, values: usize, rows: bool): void {
  let error = f64x2.splat(0)
  let absolute = f64x2.splat(0)
  let squares = f64x2.splat(0)
  let product = f64x2.splat(0)
  let greatest = f64x2.splat(0)
  for (; x < end; x += 8, values += 8) {
    const w = f64x2.promote_low_f32x4(v128.load64_zero(x))
    const y = f64x2.promote_low_f32x4(v128.load64_zero(values))
    increment(load<u32>(values, PLACES))
    increment(load<u32>(values, PLACES + 4))
    if (rows) {
      increment(load<u32>(values, ROWS))
      increment(load<u32>(values, ROWS + 4))
    }
    const e = f64x2.sub(y, w)
    const size = f64x2.abs(e)
    error = f64x2.add(error, e)
    absolute = f64x2.add(absolute, size)
    squares = f64x2.add(squares, f64x2.mul(e, e))
    product = f64x2.add(product, f64x2.mul(w, y))
    greatest = f64x2.pmax(greatest, size)
  }
  add(sums, 0, error)
  add(sums, ABSOLUTE, absolute)
  add(sums, SQUARES, squares)
  add(sums, PRODUCT, product)
  const most = max(f64x2.extract_lane(greatest, 0), f64x2.extract_lane(greatest, 1))
  store<f64>(sums, max(load<f64>(sums, GREATEST), most), GREATEST)
}

function increment(place: usize): void {
  store<u32>(place, load<u32>(place) + 1)
}

function add(sums: usize, offset: usize, lanes: v128): void {
  const sum = sums + offset
  store<f64>(sum, load<f64>(sum) + ofBoth(lanes))
}

export function ofBoth(lanes: v128): f64 {
  return f64x2.extract_lane(lanes, 0) + f64x2.extract_lane(lanes, 1)
}
