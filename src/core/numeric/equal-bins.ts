import type { Values } from '../tensor.ts'

/** Equal bins from `first` to `last` as `np.histogram` counts them: half-open, the last one closed. */
export interface EqualBins {
  readonly first: number
  readonly span: number
  readonly count: number
  readonly edges: Float64Array
  /** float32 after every operation, as NumPy computes when all its inputs are float32. */
  readonly single: boolean
}

/** Bins over [low, high]; a width of 0 is widened by ±0.5. Null where the arithmetic cannot tell the edges apart. */
export function equalBins(low: number, high: number, count: number, single = false): EqualBins | null {
  const first = low === high ? low - 0.5 : low
  const last = low === high ? high + 0.5 : high
  const round = single ? Math.fround : (value: number) => value
  const span = round(last - first)
  const step = round(span / count)
  if (!(step > 0) || span === Infinity) return null
  const edges = new Float64Array(count + 1)
  for (let i = 0; i < count; i++) edges[i] = round(round(i * step) + first)
  edges[count] = last
  return { first, span, count, edges, single }
}

/** The bin of a value inside [first, last]. The quotient may miss by one, so the edges have the last word. */
export function equalBinOf({ first, span, count, edges, single }: EqualBins, x: number): number {
  const part = single ? Math.fround(Math.fround(Math.fround(x - first) / span) * count) : ((x - first) / span) * count
  let i = part | 0
  if (i === count) i--
  if (x < edges[i]) i--
  if (i !== count - 1 && x >= edges[i + 1]) i++
  return i
}

/** Counts `values[from, to)` into `counts`; with `weights`, each value as often as its weight says. NaN and ±∞ are left out. */
export function countEqualBins(
  bins: EqualBins,
  values: Values,
  from: number,
  to: number,
  counts: Float64Array,
  weights: ArrayLike<number> | null = null,
): void {
  for (let i = from; i < to; i++) {
    const x = values[i]
    if (x - x === 0) counts[equalBinOf(bins, x)] += weights === null ? 1 : weights[i]
  }
}
