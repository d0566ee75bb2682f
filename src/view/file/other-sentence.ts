import { problemSentence } from '../../i18n/sentences.ts'
import { fixed, significant } from '../../i18n/numbers.ts'
import type { Messages, RareMessages } from '../../i18n/index.ts'
import type { Compared } from '../../state/file/compared.ts'

/** What a tensor is in the other file, in words. */
export function otherSentence(other: Compared, words: Messages, rare: RareMessages): string {
  const { compare } = rare.fileView
  switch (other.kind) {
    case 'compared':
      return compare.sqnr(fixed(other.sqnr, 2), significant(other.greatest, 4), other.apart)
    case 'missing':
      return compare.missing
    case 'shape':
      return compare.shape(words.weights.shapeOf(other.shape))
    case 'too-large':
      return compare.tooLarge
    case 'failed':
      return problemSentence(other.problem, rare)
  }
}
