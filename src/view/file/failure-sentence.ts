import type { Problem } from '../../core/errors.ts'
import type { RareMessages } from '../../i18n/index.ts'
import { problemSentence } from '../../i18n/sentences.ts'

/** Why something failed: a problem with the file, or what a fault of ours was called by who met it. */
export function failureSentence(failure: Problem | string, rare: RareMessages): string {
  return typeof failure === 'string' ? rare.fileView.crashed(failure) : problemSentence(failure, rare)
}
