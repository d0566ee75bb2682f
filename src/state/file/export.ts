import type { MethodSpec } from '../scene.ts'
import { recipeOf, recipeText } from './recipe.ts'
import type { Row } from './rows.ts'
import type { FileTable } from './table-store.ts'

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
type ExportRow = Readonly<Record<Exclude<(typeof COLUMNS)[number], 'shape'>, Cell>> & {
  readonly shape: readonly number[]
}

/** One record per row, in full precision. What is not known under the newest method is null. */
function recordOf({ tensor, kept, scan, old, share, other, ...row }: Row): ExportRow {
  const stats = scan?.kind === 'scanned' ? scan.stats : null
  const damage = old ? null : row.damage
  const size = old ? NaN : row.size
  return {
    name: tensor.name,
    shape: tensor.shape,
    dtype: tensor.dtype,
    weights: tensor.count,
    bytes: tensor.bytes,
    treatment: damage ? 'quantized' : untreated({ kept, scan, old }),
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

/** Why nothing was done to a tensor. */
function untreated({ kept, scan, old }: Pick<Row, 'kept' | 'scan' | 'old'>): string {
  if (scan?.kind === 'failed') return scan.problem.code === 'tensor-deadly' ? 'failed' : 'unreadable'
  return kept ?? (scan && !old ? 'refused' : 'not scanned')
}

/**
 * RFC 4180, with a head. A cell that a spreadsheet would run as a formula gets an apostrophe in front. The last column
 * has the method of each quantized tensor as a link has it, with its defaults.
 */
export function csvOf(pane: MethodSpec | null, rows: readonly Row[]): string {
  const method = pane && recipeText(pane)
  const lines = rows.map((row) => {
    const record = recordOf(row)
    const cells = { ...record, shape: record.shape.join('x') }
    return [...COLUMNS.map((column) => cells[column]), row.damage && !row.old ? method : null].map(csvCell).join(',')
  })
  return `${[[...COLUMNS, 'method'].join(','), ...lines].join('\r\n')}\r\n`
}

function csvCell(value: Cell): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * The rows with the file that they are of and the method that they were made with, its defaults included. JSON has no ∞
 * and no NaN: they are written as texts.
 */
export function jsonOf(table: Pick<FileTable, 'set' | 'pane' | 'bytes' | 'sha256'>, rows: readonly Row[]): string {
  const { set, pane, bytes, sha256 } = table
  const recipe = pane && recipeOf(pane)
  const method = recipe && { id: recipe.id, ...recipe.params }
  const file = { name: set?.name ?? '', bytes, sha256 }
  const plain = (_: string, value: unknown): unknown =>
    typeof value === 'number' && !Number.isFinite(value) ? String(value) : value
  return `${JSON.stringify({ file, method, tensors: rows.map(recordOf) }, plain, 2)}\n`
}

/** In characters, of which a name of any alphabet has room for in what file systems take. */
const NAME_LENGTH = 80

/** A name that every system takes: letters, digits, dot, dash and underscore, of a sensible length. */
export function cleanName(name: string): string {
  const clean = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[.-]+/, '')
  const short = [...clean].slice(0, NAME_LENGTH).join('')
  // Windows takes no dot at the end
  return short.replace(/[.-]+$/, '') || 'tensors'
}
