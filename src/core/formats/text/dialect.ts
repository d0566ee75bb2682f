import type { Steps } from '../../steps.ts'
import { type DecimalSign, isMissing, looksNumeric, signOf } from './cell.ts'
import { type Delimiter, rowsOf } from './rows.ts'

/** How a table writes its numbers. */
export interface Dialect {
  readonly delimiter: Delimiter
  readonly sign: DecimalSign
  /** False where the commas could also have separated thousands or columns. */
  readonly sure: boolean
}

const DELIMITERS: readonly Delimiter[] = [',', ';', '\t', ' ']
const SAMPLE_CHARACTERS = 1 << 16
const SAMPLE_ROWS = 30

/** Finds the delimiter under which most cells are numbers, then the decimal sign. */
export function* findDialect(text: string): Steps<Dialect> {
  const sample = text.slice(0, SAMPLE_CHARACTERS)
  let best: { delimiter: Delimiter; share: number; cells: number } = { delimiter: ',', share: -1, cells: 0 }
  for (const delimiter of DELIMITERS) {
    const cells = sampleCells(sample, delimiter).flat()
    const share = cells.filter((cell) => isMissing(cell) || looksNumeric(cell)).length / Math.max(1, cells.length)
    if (share > best.share || (share === best.share && cells.length > best.cells)) {
      best = { delimiter, share, cells: cells.length }
    }
  }
  if (best.delimiter === ',' && isSplitFraction(sampleCells(sample, ','))) {
    return { delimiter: ';', sign: 'comma', sure: false }
  }
  return { delimiter: best.delimiter, ...(yield* findSign(text, best.delimiter)) }
}

function sampleCells(sample: string, delimiter: Delimiter): (readonly string[])[] {
  const rows: (readonly string[])[] = []
  for (const row of rowsOf(sample, delimiter)) {
    if (typeof row === 'number') continue
    rows.push(row.cells)
    if (rows.length === SAMPLE_ROWS) break
  }
  return rows
}

/**
 * One column of numbers with decimal commas looks like two columns of integers. It is taken for one where `-0` stands
 * in front: nobody writes that as an integer.
 */
function isSplitFraction(rows: readonly (readonly string[])[]): boolean {
  const numbers = rows.filter((cells) => cells.some(looksNumeric))
  const pairs = numbers.every((cells) => cells.length === 2 && /^[+-]?\d+$/.test(cells[0]) && /^\d+$/.test(cells[1]))
  return pairs && numbers.some((cells) => cells[0] === '-0')
}

function* findSign(text: string, delimiter: Delimiter): Steps<Pick<Dialect, 'sign' | 'sure'>> {
  const possible = delimiter === ',' ? text.includes('"') : text.includes(',')
  if (!possible) return { sign: 'point', sure: true }
  let unclear = false
  for (const row of rowsOf(text, delimiter)) {
    if (typeof row === 'number') {
      yield row
      continue
    }
    for (const cell of row.cells) {
      const sign = signOf(cell)
      if (sign === 'unclear') unclear = true
      else if (sign) return { sign, sure: true }
    }
  }
  // semicolons come from places where the comma is the decimal sign
  return unclear && delimiter === ';' ? { sign: 'comma', sure: false } : { sign: 'point', sure: true }
}
