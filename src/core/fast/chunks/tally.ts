import type { Bins } from '../../evaluation.ts'
import { countDistinct } from '../../metrics/distinct.ts'
import type { ErrorCounts, Sums, Tally } from '../../metrics/tally.ts'
import { coarse } from '../../metrics/error-bins.ts'
import type { Quantizer } from '../../quantizer/method.ts'
import { occurringOf } from '../occurring.ts'
import { type ErrorTables, type Part, ROW, type Tables, valueBinsOf } from './counts.ts'
import type { Found } from './found.ts'

/** What one pass over the weights would have counted. */
export function tallyOf(
  part: Part,
  quantizer: Quantizer,
  tables: Tables,
  bins: Bins,
  found: Found | null,
  distinct: number | null,
): Tally {
  const { clippedFrom, clippedTo } = part
  const occurring = quantizer.codes === null ? null : occurringOf(part.codes, tables.firstCode)
  const values = found
    ? Float64Array.of(found.least, found.greatest)
    : (occurring?.codes.map((code) => quantizer.decode(code, 0)) ?? new Float64Array(0))
  return {
    sums: sumsOf(part.rows),
    occurring,
    values,
    counts: found ? new Float64Array(2) : (occurring?.counts ?? null),
    ...(found ? { counted: found } : {}),
    distinct: distinct ?? countDistinct(values),
    originalClipped: valueBinsOf(bins, clippedFrom).slice(bins),
    quantizedClipped: valueBinsOf(bins, clippedTo),
    errors: errorCountsOf(part.errors, tables.errorBins),
  }
}

/** Sums of the rows, in order. */
export function sumsOf(rows: Float64Array): Sums {
  const sums = new Float64Array(ROW)
  let greatest = 0
  for (let at = 0; at < rows.length; at += ROW) {
    for (let i = 0; i < ROW; i++) sums[i] += rows[at + i]
    greatest = Math.max(greatest, rows[at + 3])
  }
  const [error, absolute, squares, , product, valueSquares, zeros, , , , clippedSquares, below, above, lost, count] =
    sums
  return { error, absolute, squares, greatest, product, valueSquares, zeros, clippedSquares, below, above, lost, count }
}

/** The unit of errors where a quantizer has no step. */
export function unitOf({ rows }: Part): number {
  const { squares, count } = sumsOf(rows)
  return coarse(Math.sqrt(squares / count))
}

function errorCountsOf({ all, clipped }: ErrorTables, bins: Bins): ErrorCounts {
  return {
    bins,
    rounding: all.subarray(1, -1).map((count, bin) => count - clipped[bin + 1]),
    clipping: clipped.slice(1, -1),
    below: all[0],
    above: all[all.length - 1],
  }
}
