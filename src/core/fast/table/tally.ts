import { countDistinct } from '../../metrics/distinct.ts'
import type { DisplayHistogram } from '../../metrics/display-histogram.ts'
import { errorBins, errorWidth } from '../../metrics/error-bins.ts'
import type { ErrorCounts, Sums, Tally } from '../../metrics/tally.ts'
import { ValueBins } from '../../metrics/value-bins.ts'
import { type Block, FLAG, type Quantizer } from '../../quantizer/method.ts'
import { clippedOf } from '../clipped.ts'
import { codesOf } from '../codes.ts'
import type { ValueTable } from './build.ts'

/**
 * What a pass over the weights would count, from each different value and how often it occurs; `out` has room for what
 * becomes of the values. Null where weights become ±∞ or NaN: that is left to a pass.
 */
export function tallyTable(
  table: ValueTable,
  quantizer: Quantizer,
  display: DisplayHistogram,
  limit: number,
  out: Block,
): Tally | null {
  const { values, counts } = table
  quantizer.run(0, values, 0, values.length, out, 0, 0)
  const sums = sumsOf(table, out)
  if (!Number.isFinite(sums.absolute)) return null
  const occurring = quantizer.codes === null ? null : codesOf(out.codes, counts)
  const decoded = occurring?.codes.map((code) => quantizer.decode(code, 0)) ?? Float64Array.from(out.values)
  return {
    sums,
    occurring,
    values: decoded,
    counts: occurring?.counts ?? counts,
    distinct: countDistinct(decoded),
    originalClipped: clippedOf(display.counts, sums.below, sums.above),
    quantizedClipped: clippedTo(table, out, new ValueBins(display.bins, quantizer.low[0], quantizer.high[0])),
    errors: quantizer.scales === null ? null : errorsOf(table, out, Math.abs(quantizer.scales[0]), limit),
  }
}

/** Local variables, because fields of an object would be written for every value. */
function sumsOf(table: ValueTable, { values: quantized, flags }: Block): Sums {
  let count = 0
  let error = 0
  let absolute = 0
  let squares = 0
  let clippedSquares = 0
  let greatest = 0
  let product = 0
  let valueSquares = 0
  let zeros = 0
  let below = 0
  let above = 0
  const { values, counts } = table
  for (let i = 0; i < values.length; i++) {
    const times = counts[i]
    const weight = values[i]
    const value = quantized[i]
    const distance = value - weight
    const size = Math.abs(distance)
    const square = times * (distance * distance)
    count += times
    error += times * distance
    absolute += times * size
    squares += square
    greatest = size > greatest ? size : greatest
    product += times * (weight * value)
    valueSquares += times * (value * value)
    if (weight === 0 && value === 0) zeros += times
    if (flags[i] === FLAG.none) continue
    clippedSquares += square
    if (flags[i] === FLAG.below) below += times
    else above += times
  }
  return {
    count,
    error,
    absolute,
    squares,
    clippedSquares,
    greatest,
    product,
    valueSquares,
    zeros,
    below,
    above,
    lost: 0,
  }
}

/** The function rises: what is clipped stands at the ends. */
function clippedTo({ counts }: ValueTable, { values, flags }: Block, bins: ValueBins): ValueBins {
  let from = 0
  let to = counts.length
  for (; from < to && flags[from] !== FLAG.none; from++) bins.add(values[from], counts[from])
  for (; to > from && flags[to - 1] !== FLAG.none; to--) bins.add(values[to - 1], counts[to - 1])
  return bins
}

function errorsOf({ values, counts }: ValueTable, out: Block, unit: number, limit: number): ErrorCounts {
  const bins = errorBins(limit)
  const width = errorWidth(bins, unit)
  const { values: quantized, flags } = out
  const { first, count } = bins
  const rounding = new Uint32Array(count)
  const clipping = new Uint32Array(count)
  let below = 0
  let above = 0
  for (let i = 0; i < values.length; i++) {
    const place = Math.floor((quantized[i] - values[i]) / width + 0.5) - first
    if (place >= 0 && place < count) {
      if (flags[i] === FLAG.none) rounding[place] += counts[i]
      else clipping[place] += counts[i]
    } else if (place < 0) below += counts[i]
    else above += counts[i]
  }
  return { bins, rounding, clipping, below, above }
}
