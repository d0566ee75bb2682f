import type { Problem } from '../../core/errors.ts'
import { problemSentence } from '../../i18n/sentences.ts'
import type { RareMessages } from '../../i18n/index.ts'
import { dtypeName } from '../../state/file/dtype-name.ts'
import type { Row } from '../../state/file/rows.ts'

/** Why nothing is done to a tensor, in the few words that its line has room for; null where something is, or will be. */
export function keptSentence(row: Row, rare: RareMessages): string | null {
  const { tensor, kept, damage } = row
  if (damage) return null
  const words = rare.fileView.kept
  if (isUnread(row)) return words.unread(dtypeName(tensor.dtype))
  const problem = problemOf(row)
  if (problem) return problemSentence(problem, rare)
  switch (kept) {
    case 'vector':
      return words.vector(tensor.count)
    case 'integer':
      return words.integer(dtypeName(tensor.dtype))
    case 'codes':
      return words.codes
    case 'empty':
      return words.empty
    default:
      return null
  }
}

/** The same in full. */
export function whyKept(row: Row, rare: RareMessages): string | null {
  const problem = row.damage ? null : problemOf(row)
  return problem ? problemSentence(problem, rare) : keptSentence(row, rare)
}

/** Could its values not be read? */
function isUnread({ tensor, scan }: Row): boolean {
  return tensor.problem !== undefined || (scan?.kind === 'failed' && scan.problem.code !== 'tensor-deadly')
}

function problemOf({ tensor, scan }: Row): Problem | null {
  return tensor.problem ?? (scan?.kind === 'failed' ? scan.problem : (scan?.refused ?? null))
}
