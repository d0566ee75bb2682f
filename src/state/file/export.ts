import type { MethodSpec } from '../scene.ts'
import type { Row } from './rows.ts'

const COLUMNS = [
  'name',
  'shape',
  'dtype',
  'weights',
  'bytes',
  'treatment',
  'min',
  'max',
  'mean',
  'std',
  'nan',
  'infinite',
  'sqnr_db',
  'squared_error',
  'share_of_squared_error',
  'bits_per_weight',
  'new_bytes',
  'other_file_sqnr_db',
] as const

type Cell = string | number | null
export type ExportRow = Readonly<Record<(typeof COLUMNS)[number], Cell>>

/** One record per row, in full precision. What is not known under the newest method is null. */
export function recordOf({ tensor, kept, scan, old, share, other, ...row }: Row): ExportRow {
  const stats = scan?.kind === 'scanned' ? scan.stats : null
  const damage = old ? null : row.damage
  const size = old ? NaN : row.size
  return {
    name: tensor.name,
    shape: tensor.shape.join('x'),
    dtype: tensor.dtype,
    weights: tensor.count,
    bytes: tensor.bytes,
    treatment: damage
      ? 'quantized'
      : scan?.kind === 'failed'
        ? 'unreadable'
        : (kept ?? (scan && !old ? 'refused' : 'not scanned')),
    min: stats ? stats.min : null,
    max: stats ? stats.max : null,
    mean: stats ? stats.mean : null,
    std: stats ? stats.std : null,
    nan: stats ? stats.nan : null,
    infinite: stats ? stats.posinf + stats.neginf : null,
    sqnr_db: damage ? damage.sqnr : null,
    squared_error: damage ? damage.squaredError : null,
    share_of_squared_error: damage ? share : null,
    bits_per_weight: damage ? damage.bits / tensor.count : null,
    new_bytes: Number.isNaN(size) ? null : size,
    other_file_sqnr_db: other?.kind === 'compared' ? other.sqnr : null,
  }
}

/** RFC 4180, with a head. A cell that a spreadsheet would run as a formula gets an apostrophe in front. */
export function csvOf(rows: readonly Row[]): string {
  const lines = rows.map((row) => {
    const record = recordOf(row)
    return COLUMNS.map((column) => csvCell(record[column])).join(',')
  })
  return `${[COLUMNS.join(','), ...lines].join('\r\n')}\r\n`
}

function csvCell(value: Cell): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** The rows with the method that they were made with. JSON has no ∞ and no NaN: they are written as texts. */
export function jsonOf(file: string, pane: MethodSpec | null, rows: readonly Row[]): string {
  const method = pane && { id: pane.id, ...pane.params }
  const plain = (_: string, value: unknown): unknown =>
    typeof value === 'number' && !Number.isFinite(value) ? String(value) : value
  return `${JSON.stringify({ file, method, tensors: rows.map(recordOf) }, plain, 2)}\n`
}

/** A name that every system takes: letters, digits, dot, dash and underscore, of a sensible length. */
export function cleanName(name: string): string {
  const clean = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[.-]+|[.-]+$/g, '')
    .slice(0, 80)
  return clean === '' ? 'tensors' : clean
}
