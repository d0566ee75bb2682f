import type { Problem } from '../core/errors.ts'
import type { Remark } from '../core/quantizer/remarks.ts'
import type { FileNote } from '../core/formats/problems.ts'
import type { LinkRemark } from '../state/link/index.ts'
import type { RareMessages } from './index.ts'

/**
 * One sentence for a coded refusal or remark. The catalogues are complete by type; what TypeScript cannot see is that
 * `code` and `values` of a union member belong together.
 */
type Sentence = (values: never) => string

function say(
  catalogue: Readonly<Record<string, Sentence>>,
  item: { readonly code: string; readonly values: unknown },
): string {
  const sentence = Object.hasOwn(catalogue, item.code) ? catalogue[item.code] : undefined
  return sentence ? sentence(item.values as never) : item.code
}

export const problemSentence = (problem: Problem, words: RareMessages): string => say(words.problems, problem)

export const noteSentence = (note: FileNote, words: RareMessages): string => say(words.notes, note)

export const remarkSentence = (remark: LinkRemark, words: RareMessages): string => say(words.remarks, remark)

/** What a method had to do to these weights. */
export const treatmentSentence = (remark: Remark, words: RareMessages): string => say(words.levels.remarks, remark)

/** Why the weights of a link cannot be read. */
export const damageSentence = (
  damage: { readonly code: string; readonly values: unknown },
  words: RareMessages,
): string => say(words.damages, damage)
