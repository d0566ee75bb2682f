import type { Tensor, Values } from '../tensor.ts'
import type { FileNote } from './problems.ts'

/** What is known of a tensor before its values are read. */
export interface TensorInfo {
  readonly name: string
  /** C order, slowest axis first; `[]` for a scalar. */
  readonly shape: readonly number[]
  /** Element type as the source states it, for example `f4`, `>i2`, `f64 text`. */
  readonly dtype: string
  readonly count: number
}

/** A tensor of one file, with the way to its values. */
export interface Entry extends TensorInfo {
  readonly load: () => Promise<Values>
}

/** What one file holds, as its reader lists it. */
export interface Contents {
  /** What the content is, in the word that a sentence uses: `npy`, `CSV`, `JSON`. */
  readonly format: string
  readonly entries: readonly Entry[]
  readonly notes: readonly FileNote[]
}

/** Files that are open: their tensors, and remarks on them. */
export interface Opened {
  /** In the order of the files; no name occurs twice. */
  readonly tensors: readonly TensorInfo[]
  readonly notes: readonly FileNote[]
  /** The values of one tensor; only its bytes are read. Throws `tensor-unknown` and what its reader refuses. */
  readonly read: (name: string) => Promise<Tensor>
}

/** The name of an array that has none of its own: its file's, without the extension. */
export function stem(file: string): string {
  return file.replace(/(?<=.)\.[^.]*$/, '')
}
