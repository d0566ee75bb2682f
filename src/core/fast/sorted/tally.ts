import { countDistinct } from '../../metrics/distinct.ts'
import type { DisplayHistogram } from '../../metrics/display-histogram.ts'
import type { Sums, Tally } from '../../metrics/tally.ts'
import { ValueBins } from '../../metrics/value-bins.ts'
import { FLAG, type Quantizer } from '../../quantizer/method.ts'
import { clippedOf } from '../clipped.ts'
import { codesOf } from '../codes.ts'
import { errorsOf } from './errors.ts'
import type { Runs } from './runs.ts'
import { firstGreater, firstWhere } from './search.ts'
import type { SumTree } from './sums.ts'

/** Sorted weights and what is known of them. */
export interface Sorted {
  readonly values: Float32Array
  readonly tree: SumTree
}

/** What a pass over the weights would count, from the runs alone. */
export function tallyRuns(
  sorted: Sorted,
  runs: Runs,
  quantizer: Quantizer,
  display: DisplayHistogram,
  limit: number,
): Tally {
  const { codes, values } = runs.of
  const counts = runs.starts.slice(1).map((end, run) => end - runs.starts[run])
  const occurring = quantizer.codes === null ? null : codesOf(codes, counts)
  const decoded = occurring?.codes.map((code) => quantizer.decode(code, 0))
  const all = decoded ?? Float64Array.from(counts, (_, run) => values[run])
  const sums = sumsOf(sorted, runs)
  return {
    sums,
    occurring,
    values: all,
    counts: occurring?.counts ?? Float64Array.from(counts),
    distinct: countDistinct(all),
    originalClipped: clippedOf(display.counts, sums.below, sums.above),
    quantizedClipped: clippedTo(runs, counts, new ValueBins(display.bins, quantizer.low[0], quantizer.high[0])),
    errors: quantizer.scales === null ? null : errorsOf(sorted.values, runs, Math.abs(quantizer.scales[0]), limit),
  }
}

function sumsOf(sorted: Sorted, { starts, of }: Runs): Sums {
  const { values, tree } = sorted
  const sums = { ...NOTHING, count: values.length }
  for (let run = 0; run < starts.length - 1; run++) {
    const [from, to] = [starts[run], starts[run + 1]]
    const value = of.values[run]
    const flag = of.flags[run]
    const middle = firstGreater(values, value, from, to, (from + to) >>> 1)
    tree.sum(from, middle, value)
    const { first: lower, squares: lowerSquares } = tree
    tree.sum(middle, to, value)
    const squares = lowerSquares + tree.squares
    const sum = lower + tree.first
    sums.error -= sum
    sums.absolute += tree.first - lower
    sums.squares += squares
    sums.product += value * sumOf(sorted, from, to, value, sum)
    sums.valueSquares += (to - from) * value * value
    sums.greatest = Math.max(sums.greatest, Math.abs(value - values[from]), Math.abs(value - values[to - 1]))
    if (flag !== FLAG.none) sums.clippedSquares += squares
    if (flag === FLAG.below) sums.below += to - from
    if (flag === FLAG.above) sums.above += to - from
    if (value === 0) sums.zeros += zerosIn(values, from, to)
  }
  return sums
}

/** Σ x, from Σ (x − value) unless the weights are so much smaller than the value that they would get lost beside it. */
function sumOf({ values, tree }: Sorted, from: number, to: number, value: number, sum: number): number {
  const size = Math.max(Math.abs(values[from]), Math.abs(values[to - 1]))
  if (Math.abs(value) <= 4 * size) return sum + (to - from) * value
  tree.sum(from, to, 0)
  return tree.first
}

const NOTHING = {
  error: 0,
  absolute: 0,
  squares: 0,
  clippedSquares: 0,
  greatest: 0,
  product: 0,
  valueSquares: 0,
  zeros: 0,
  below: 0,
  above: 0,
  lost: 0,
}

function zerosIn(values: Float32Array, from: number, to: number): number {
  return firstWhere(from, to, (i) => values[i] > 0) - firstWhere(from, to, (i) => values[i] >= 0)
}

function clippedTo({ of }: Runs, counts: readonly number[], bins: ValueBins): ValueBins {
  counts.forEach((count, run) => {
    if (of.flags[run] !== FLAG.none) bins.add(of.values[run], count)
  })
  return bins
}
