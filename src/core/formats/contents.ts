import type { Problem } from '../errors.ts'
import type { Tensor } from '../tensor.ts'
import type { FileNote } from './problems.ts'

/** What is known of a tensor before its values are read. */
export interface TensorInfo {
  readonly name: string
  /** C order, slowest axis first; `[]` for a scalar, and where it is not known. */
  readonly shape: readonly number[]
  /** Element type as the source states it, for example `f4`, `>i2`, `f64 text`; empty where it is not known. */
  readonly dtype: string
  readonly count: number
  /** What it takes in the file; for text, in memory. */
  readonly bytes: number
  /** The tensor of the same file whose codes these values are made of; absent where they are what is stored. */
  readonly codes?: string
  /** Why it cannot be read; absent where it can. */
  readonly problem?: Problem
}

/** Told how far the reading of a tensor is, 0 to 1. May make it wait, and may throw to end it. */
export type Pace = (done: number) => void | Promise<void>

/** The values of a tensor, with what the source stores of them. */
export type Loaded = Pick<Tensor, 'data' | 'source' | 'stored'>

/** A tensor of one file, with the way to its values. */
export interface Entry extends TensorInfo {
  readonly load: (pace?: Pace) => Promise<Loaded>
}

/** A pair that a file says about itself, for people: shortened, without control characters. */
export type About = readonly [key: string, value: string]

/** What one file holds, as its reader lists it. */
export interface Contents {
  /** What the content is, in the word that a sentence uses: `npy`, `CSV`, `JSON`. */
  readonly format: string
  /** Those that cannot be read stand among them, with the reason. */
  readonly entries: readonly Entry[]
  readonly notes: readonly FileNote[]
  readonly about?: readonly About[]
}

/** Files that are open: their tensors, and remarks on them. */
export interface Opened {
  /** In the order of the files; no name occurs twice. At least one can be read. */
  readonly tensors: readonly TensorInfo[]
  readonly notes: readonly FileNote[]
  readonly about: readonly About[]
  /** The values of one tensor; only its bytes are read. Throws `tensor-unknown` and what its reader refuses. */
  readonly read: (name: string, pace?: Pace) => Promise<Tensor>
}

/** The name of an array that has none of its own: its file's, without the extension. */
export function stem(file: string): string {
  return file.replace(/(?<=.)\.[^.]*$/, '')
}
