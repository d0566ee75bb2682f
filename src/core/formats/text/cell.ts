import type { CellFault } from '../problems.ts'
import { readNumber } from './number.ts'

export type DecimalSign = 'point' | 'comma'

const MISSING = /^(?:|na|n\/a|<na>|null|none|nat|missing|#(?:n\/a|num!|div\/0!|value!|ref!|name\?|null!))$/i

/** An empty cell or a word for "no value", as R, pandas, SQL and Excel write it. */
export function isMissing(cell: string): boolean {
  return MISSING.test(cell)
}

/** The value of a cell without separators of thousands, or undefined. */
export function readPlain(cell: string, sign: DecimalSign): number | undefined {
  if (sign === 'point') return readNumber(cell)
  return cell.includes('.') ? undefined : readNumber(cell.replace(',', '.'))
}

/** A group of thousands never begins with 0: `0,123` is a fraction. */
const GROUPED_POINT = /^[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?$/
const GROUPED_COMMA = /^[+-]?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d*)?$/
/** No-break spaces and apostrophes separate thousands in French and Swiss texts; plain spaces separate cells. */
const GROUPED_SPACE = /^[+-]?[1-9]\d{0,2}(?:[\u00a0\u2009\u202f'’]\d{3})+(?:[.,]\d*)?$/

/** The value of a number with separators of thousands, or undefined: `1,234.5` is never 1. */
export function readGrouped(cell: string, sign: DecimalSign): number | undefined {
  if (sign === 'point' && GROUPED_POINT.test(cell)) return readNumber(cell.replaceAll(',', ''))
  if (sign === 'comma' && GROUPED_COMMA.test(cell)) return readNumber(cell.replaceAll('.', '').replace(',', '.'))
  return GROUPED_SPACE.test(cell) ? readPlain(cell.replace(/[\u00a0\u2009\u202f'’]/g, ''), sign) : undefined
}

/** Could this cell be a number under some convention? */
export function looksNumeric(cell: string): boolean {
  return SIGNS.some((sign) => (readPlain(cell, sign) ?? readGrouped(cell, sign)) !== undefined)
}

const SIGNS: readonly DecimalSign[] = ['point', 'comma']

/** Which decimal sign a cell proves, if any. `1,234` alone proves nothing and is `unclear`; neither does `1.234`. */
export function signOf(cell: string): DecimalSign | 'unclear' | undefined {
  if (/^[+-]?[1-9]\d{0,2},\d{3}$/.test(cell)) return 'unclear'
  if (GROUPED_SPACE.test(cell)) return cell.includes(',') ? 'comma' : cell.includes('.') ? 'point' : undefined
  if (GROUPED_POINT.test(cell)) return 'point'
  if (/^[+-]?\d{1,3}(?:\.\d{3})*,\d*$/.test(cell) || readPlain(cell, 'comma') !== undefined) {
    return cell.includes(',') ? 'comma' : undefined
  }
  if (/^[+-]?[1-9]\d{0,2}\.\d{3}$/.test(cell)) return undefined
  return cell.includes('.') && readPlain(cell, 'point') !== undefined ? 'point' : undefined
}

/** Letters, and not the beginning of a number: what a header line is made of. `0x1F` and `12 %` are spoilt numbers. */
export function isWord(cell: string): boolean {
  return (
    /\p{L}/u.test(cell) && !/^[+-]?\.?\d/.test(cell) && !isMissing(cell) && !hasControl(cell) && !looksNumeric(cell)
  )
}

export function hasControl(cell: string): boolean {
  return /[\u0000-\u0008\u000e-\u001f\u007f]/.test(cell)
}

/** What is wrong with a cell that is no number, as far as it changes the advice. */
export function faultOf(cell: string, column: number, sign: DecimalSign): CellFault {
  if (/^[+-]?0[xbo][\da-f]/i.test(cell)) return 'hex'
  if (/\d_\d/.test(cell)) return 'underscore'
  if (/^(?:\.{2,}|…)$/.test(cell)) return 'left-out'
  if (readPlain(cell, sign === 'point' ? 'comma' : 'point') !== undefined) return 'decimal-sign'
  return column === 0 && isWord(cell) ? 'row-label' : 'word'
}
