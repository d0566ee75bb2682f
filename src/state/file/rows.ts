import type { TensorInfo } from '../../core/formats/contents.ts'
import type { Compared } from './compared.ts'
import type { Kept } from './listing.ts'
import type { Damage, TensorScan } from './scanner.ts'
import type { FileTable, Sorting, SortKey } from './table-store.ts'

/** One tensor with all that its line says. */
export interface Row {
  readonly tensor: TensorInfo
  readonly kept: Kept | null
  readonly scan: TensorScan | null
  /** What the method does to it; null where that is not known or nothing is done. */
  readonly damage: Damage | null
  /** These figures are of the method before. */
  readonly old: boolean
  /** Of the squared error of all that is known under the same method, 0 to 1; NaN where there is none. */
  readonly share: number
  /** Greatest |x|; NaN where it is not known. */
  readonly max: number
  /** In bytes, after the method; NaN while that is not known. */
  readonly size: number
  /** Its values in the file that this one is set against; null without one, and where they are not known. */
  readonly other: Compared | null
  /** What its place in the list goes by: while figures are replaced, those before. */
  readonly rank: Damage | null
}

type Known = Pick<FileTable, 'tensors' | 'kept' | 'findings' | 'before' | 'status'> &
  Partial<Pick<FileTable, 'comparison'>>

/** One row per tensor, in the order of the file. */
export function rowsOf({ tensors, kept, findings, before, status, comparison }: Known): readonly Row[] {
  const totals = { now: errorOf(findings), before: errorOf(before) }
  // lines that jump about while figures are replaced could not be read
  const held = status === 'scanning' && before.size > 0
  return tensors.map((tensor): Row => {
    const { name } = tensor
    const old = !findings.has(name) && before.has(name)
    const scan = findings.get(name) ?? before.get(name) ?? null
    const damage = damageOf(scan)
    const total = old ? totals.before : totals.now
    return {
      tensor,
      kept: kept.get(name) ?? null,
      scan,
      damage,
      old,
      share: damage && total > 0 ? damage.squaredError / total : NaN,
      max: scan?.kind === 'scanned' ? Math.max(Math.abs(scan.stats.min), Math.abs(scan.stats.max)) : NaN,
      size: damage ? Math.ceil(damage.bits / 8) : kept.has(name) || scan ? tensor.bytes : NaN,
      other: comparison?.found.get(name) ?? null,
      rank: held ? damageOf(before.get(name) ?? null) : damage,
    }
  })
}

function errorOf(findings: FileTable['findings']): number {
  let sum = 0
  for (const scan of findings.values()) sum += damageOf(scan)?.squaredError ?? 0
  return sum
}

function damageOf(scan: TensorScan | null): Damage | null {
  return scan?.kind === 'scanned' ? scan.damage : null
}

const VALUES: Readonly<Record<Exclude<SortKey, 'name'>, (row: Row) => number>> = {
  weights: ({ tensor }) => tensor.count,
  max: ({ max }) => max,
  std: ({ scan }) => (scan?.kind === 'scanned' ? scan.stats.std : NaN),
  other: ({ other }) => (other?.kind === 'compared' ? other.sqnr : NaN),
  sqnr: ({ rank }) => rank?.sqnr ?? NaN,
  error: ({ rank }) => rank?.squaredError ?? NaN,
  size: ({ rank, size }) => rank?.bits ?? 8 * size,
}

/** Sorted copies: what has no value comes last, equals keep their order. */
export function sorted(rows: readonly Row[], { key, descending }: Sorting): readonly Row[] {
  const sign = descending ? -1 : 1
  if (key === 'name') return [...rows].sort((a, b) => sign * byName(a, b))
  const valueOf = VALUES[key]
  const keyed = rows.map((row) => ({ row, value: valueOf(row) }))
  keyed.sort((a, b) => compare(a.value, b.value, sign))
  return keyed.map(({ row }) => row)
}

function compare(a: number, b: number, sign: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b))
  // the difference of two infinities is no number
  return a === b ? 0 : a < b ? -sign : sign
}

const collator = new Intl.Collator('en', { numeric: true })

/** `blk.2` before `blk.10`. */
function byName(a: Row, b: Row): number {
  return collator.compare(a.tensor.name, b.tensor.name)
}

/** The rows whose name holds every word of `filter`, whatever its letters' case. */
export function filtered(rows: readonly Row[], filter: string): readonly Row[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return rows
  return rows.filter(({ tensor }) => {
    const name = tensor.name.toLowerCase()
    return words.every((word) => name.includes(word))
  })
}
