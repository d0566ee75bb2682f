import { problemSentence } from '../../i18n/sentences.ts'
import type { RareMessages } from '../../i18n/index.ts'
import type { Row } from '../../state/file/rows.ts'

/** Why nothing is done to a tensor; null where something is, or will be. */
export function keptSentence({ tensor, kept, scan, damage }: Row, rare: RareMessages): string | null {
  if (damage) return null
  if (tensor.problem) return problemSentence(tensor.problem, rare)
  if (scan?.kind === 'failed') return problemSentence(scan.problem, rare)
  if (scan?.refused) return problemSentence(scan.refused, rare)
  const words = rare.fileView.kept
  switch (kept) {
    case 'vector':
      return words.vector(tensor.count)
    case 'integer':
      return words.integer(tensor.dtype)
    case 'empty':
      return words.empty
    default:
      return null
  }
}
