import type { FileProblems } from './formats/problems.ts'

/**
 * Everything the core can refuse, with the values that a sentence about it needs.
 * The words live in the catalogues of `src/i18n`; a code without a sentence does not compile.
 */
export interface Problems extends FileProblems {
  'unknown-method': { id: string }
  'unknown-generator': { id: string }
  'bad-axis': { axis: number; rank: number }
  /** `status` is that of HTTP, or 0 where there was no answer at all. */
  'fetch-failed': { name: string; status: number }
  'bad-grid': { expected: number; actual: number }
  /** The worker ended under this tensor each time that it was tried. */
  'tensor-deadly': { tensor: string }
  /** Sorting `count` weights takes this much memory for a moment. */
  'sorting-memory': { count: number; bytes: number }
}

export type ProblemCode = keyof Problems

/** A refusal that the interface turns into a sentence in the reader's language. */
export class CoreError<C extends ProblemCode = ProblemCode> extends Error {
  readonly code: C
  readonly values: Problems[C]

  constructor(code: C, values: Problems[C]) {
    super(`${code} ${JSON.stringify(values)}`)
    this.name = 'CoreError'
    this.code = code
    this.values = values
  }

  /** The same without the exception around it. */
  get problem(): Problem {
    return { code: this.code, values: this.values } as Problem
  }
}

/** What crosses the worker boundary instead of an exception. */
export type Problem = { [C in ProblemCode]: { readonly code: C; readonly values: Problems[C] } }[ProblemCode]
