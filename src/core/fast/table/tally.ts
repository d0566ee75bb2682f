import { countDistinct } from '../../metrics/distinct.ts'
import type { DisplayHistogram } from '../../metrics/display-histogram.ts'
import { errorBins, errorWidth } from '../../metrics/error-bins.ts'
import type { ErrorCounts, Sums, Tally } from '../../metrics/tally.ts'
import { ValueBins } from '../../metrics/value-bins.ts'
import { newBlock } from '../../quantizer/block.ts'
import { type Block, FLAG, type Quantizer } from '../../quantizer/method.ts'
import { clippedOf } from '../clipped.ts'
import { codesOf } from '../codes.ts'
import type { ValueTable } from './build.ts'

/**
 * What a pass over the weights would count, from each different value and how often it occurs. Null where weights
 * become ±∞ or NaN: that is left to a pass.
 */
export function tallyTable(
  table: ValueTable,
  quantizer: Quantizer,
  display: DisplayHistogram,
  limit: number,
): Tally | null {
  const { values, counts } = table
  const out = newBlock(quantizer, values.length)
  quantizer.run(0, values, 0, values.length, out, 0, 0)
  if (!out.values.every(Number.isFinite)) return null
  const sums = sumsOf(table, out)
  const occurring = quantizer.codes === null ? null : codesOf(out.codes, counts)
  const decoded = occurring?.codes.map((code) => quantizer.decode(code, 0)) ?? Float64Array.from(out.values)
  return {
    sums,
    occurring,
    values: decoded,
    counts: occurring?.counts ?? counts,
    distinct: countDistinct(decoded),
    originalClipped: clippedOf(display.counts, sums.below, sums.above),
    quantizedClipped: clippedTo(table, out, new ValueBins(display.bins)),
    errors: quantizer.scales === null ? null : errorsOf(table, out, Math.abs(quantizer.scales[0]), limit),
  }
}

function sumsOf({ values, counts }: ValueTable, { values: quantized, flags }: Block): Sums {
  const sums = new WeightedSums()
  for (let i = 0; i < values.length; i++) sums.add(values[i], quantized[i], flags[i], counts[i])
  return sums
}

class WeightedSums implements Sums {
  count = 0
  error = 0
  absolute = 0
  squares = 0
  clippedSquares = 0
  greatest = 0
  product = 0
  valueSquares = 0
  zeros = 0
  below = 0
  above = 0
  lost = 0

  add(weight: number, value: number, flag: number, count: number): void {
    const distance = value - weight
    const squares = count * (distance * distance)
    this.count += count
    this.error += count * distance
    this.absolute += count * Math.abs(distance)
    this.squares += squares
    this.greatest = Math.max(this.greatest, Math.abs(distance))
    this.product += count * (weight * value)
    this.valueSquares += count * (value * value)
    if (weight === 0 && value === 0) this.zeros += count
    if (flag === FLAG.none) return
    this.clippedSquares += squares
    if (flag === FLAG.below) this.below += count
    else this.above += count
  }
}

function clippedTo({ counts }: ValueTable, { values, flags }: Block, bins: ValueBins): ValueBins {
  for (let i = 0; i < counts.length; i++) if (flags[i] !== FLAG.none) bins.add(values[i], counts[i])
  return bins
}

function errorsOf({ values, counts }: ValueTable, out: Block, unit: number, limit: number): ErrorCounts {
  const bins = errorBins(limit)
  const width = errorWidth(bins, unit)
  const rounding = new Uint32Array(bins.count)
  const clipping = new Uint32Array(bins.count)
  const beyond = [0, 0]
  for (let i = 0; i < values.length; i++) {
    const place = Math.floor((out.values[i] - values[i]) / width + 0.5) - bins.first
    if (place < 0) beyond[0] += counts[i]
    else if (place >= bins.count) beyond[1] += counts[i]
    else if (out.flags[i] === FLAG.none) rounding[place] += counts[i]
    else clipping[place] += counts[i]
  }
  return { bins, rounding, clipping, below: beyond[0], above: beyond[1] }
}
