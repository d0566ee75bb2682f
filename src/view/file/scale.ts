import type { Row } from '../../state/file/rows.ts'

/** What the small pictures of all rows have in common. */
export interface Scale {
  /** The greatest share, which has the full bar. */
  readonly share: number
  /** The end of the dots' axis, which begins at 0 dB: a multiple of 10. */
  readonly decibels: number
}

const LEAST_DB = 20
const MOST_DB = 100

export function scaleOf(rows: readonly Row[]): Scale {
  let share = 0
  let decibels = LEAST_DB
  for (const row of rows) {
    if (row.share > share) share = row.share
    const sqnr = row.damage?.sqnr ?? 0
    if (Number.isFinite(sqnr) && sqnr > decibels) decibels = sqnr
  }
  return { share, decibels: Math.min(MOST_DB, 10 * Math.ceil(decibels / 10)) }
}
