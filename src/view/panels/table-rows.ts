import type { Evaluation } from '../../core/evaluation.ts'
import type { RareMessages } from '../../i18n/index.ts'
import { count, exact, significant } from '../../i18n/numbers.ts'
import { codeAt } from '../charts/model.ts'
import { edgeText } from './edge-text.ts'

export interface Row {
  /** Of the bin or level: two rows may say the same. */
  readonly key: number
  readonly cells: readonly string[]
}

export interface Rows {
  readonly head: readonly string[]
  readonly body: readonly Row[]
  readonly total: number
}

type Columns = RareMessages['panels']['columns']

/** More rows help nobody, and a hidden cost for those who read with the ears. */
const MOST = 600

/** The bins that hold weights, before or after. */
export function binRows(
  { bins, quantizedBins, original, quantized, originalClipped }: Evaluation,
  columns: Columns,
): Rows {
  const first = Math.min(bins.first, quantizedBins.first)
  const last = Math.max(bins.first + bins.count, quantizedBins.first + quantizedBins.count)
  const body: Row[] = []
  let total = 0
  for (let bin = first; bin < last; bin++) {
    const at = bin - bins.first
    const x = original[at] ?? 0
    const y = quantized[bin - quantizedBins.first] ?? 0
    if (x === 0 && y === 0) continue
    total += 1
    if (body.length >= MOST) continue
    const cells = [edgeText(bins, at), edgeText(bins, at + 1), count(x), count(y), count(originalClipped[at] ?? 0)]
    body.push({ key: bin, cells })
  }
  return { head: [columns.from, columns.to, columns.original, columns.quantized, columns.clipped], body, total }
}

export function levelRows({ levels }: Evaluation, columns: Columns): Rows {
  const head = [columns.code, columns.level, columns.count]
  if (!levels) return { head, body: [], total: 0 }
  const body = Array.from(levels.values.slice(0, MOST), (value, key): Row => {
    return { key, cells: [exact(codeAt(levels, key)), significant(value, 6), count(levels.counts[key] ?? 0)] }
  })
  return { head, body, total: levels.values.length }
}

/** The bins that hold errors, and what lies beyond them. */
export function errorRows({ error }: Evaluation, columns: Columns): Rows {
  const { bins, rounding, clipping, below, above } = error
  const body: Row[] = []
  if (below > 0) body.push({ key: -1, cells: ['< −1.5', '', '', count(below)] })
  for (let i = 0; i < bins.count; i++) {
    const [rounded, clipped] = [rounding[i] ?? 0, clipping[i] ?? 0]
    if (rounded + clipped === 0) continue
    body.push({ key: i, cells: [edgeText(bins, i), edgeText(bins, i + 1), count(rounded), count(clipped)] })
  }
  if (above > 0) body.push({ key: bins.count, cells: ['> 1.5', '', '', count(above)] })
  return { head: [columns.from, columns.to, columns.rounding, columns.clipping], body, total: body.length }
}
