import type { Problem } from '../../core/errors.ts'
import type { FileNote } from '../../core/formats/problems.ts'
import * as english from '../../i18n/en/problems.ts'
import * as chinese from '../../i18n/zh-CN/problems.ts'

/** A text in both languages. */
export interface Said {
  readonly en: string
  readonly zh: string
}

export function sayProblem({ code, values }: Problem): Said {
  return { en: english.problems[code](values as never), zh: chinese.problems[code](values as never) }
}

export function sayNotes(notes: readonly FileNote[]): Said {
  const say = (words: typeof english.notes | typeof chinese.notes) =>
    notes.map(({ code, values }) => words[code](values as never)).join(' ')
  return { en: say(english.notes), zh: say(chinese.notes) }
}

/** What a corpus case asks of a sentence. */
export interface Wanted {
  /** At least one of them occurs, ignoring case. */
  readonly mentions: readonly string[]
  /** Each of them occurs as a whole word. */
  readonly names: readonly string[]
}

/**
 * What is wrong with a sentence about `file`, or undefined. The words are sought without the file's own name, which
 * often contains them.
 */
export function faultOfSentence({ en, zh }: Said, file: string, { mentions, names }: Wanted): string | undefined {
  if (!en.includes(file)) return `the English sentence does not name ${file}: ${en}`
  if (!zh.includes(file) || !/\p{Script=Han}/u.test(zh)) return `there is no Chinese sentence that names ${file}: ${zh}`
  const rest = en.replaceAll(file, '')
  const mentioned = mentions.length === 0 || mentions.some((word) => rest.toLowerCase().includes(word.toLowerCase()))
  if (!mentioned) return `none of ${mentions.join(', ')} is mentioned: ${en}`
  const missing = names.find((name) => !isWordIn(name, rest))
  return missing === undefined ? undefined : `${missing} is not named: ${en}`
}

function isWordIn(word: string, text: string): boolean {
  const escaped = word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
  return new RegExp(`(?<![\\p{L}\\p{N}_])${escaped}(?![\\p{L}\\p{N}_])`, 'u').test(text)
}
