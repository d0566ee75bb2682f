import type { Param, Params } from '../params.ts'
import type { Steps } from '../steps.ts'
import type { Tensor } from '../tensor.ts'
import type { Words } from '../words.ts'

/** One distribution of generated weights. One file of this folder each; `index.ts` finds them. */
export interface Generator {
  /** Public: it stands in links. */
  readonly id: string
  readonly label: Words
  /** Order in the menu. */
  readonly order: number
  readonly params: readonly Param[]
  /** Same parameters, same numbers, in every engine. Yields its progress. */
  generate(params: Params): Steps<Tensor>
}

/** Keeps the literal types of a definition while checking its shape. */
export function defineGenerator(generator: Generator): Generator {
  return generator
}
