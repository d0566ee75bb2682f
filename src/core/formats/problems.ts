import type { Problem } from '../errors.ts'
import type { ModelNotes, ModelProblems } from './model-problems.ts'

/** Why a table cell is not read as a number, as far as that changes the way out. */
export type CellFault = 'word' | 'row-label' | 'hex' | 'underscore' | 'decimal-sign' | 'left-out'

/** Why an entry of a JSON text holds no weights. */
export type EntryFault = 'words' | 'jagged' | 'mixed' | 'objects' | 'empty'

/** Element types of npy that are no real numbers. */
export type RefusedKind = 'object' | 'structured' | 'complex' | 'text' | 'date' | 'long-double' | 'bytes' | 'other'

/**
 * What the file readers can refuse, with the values that a sentence needs. `file` is the name that the reader of the page
 * knows; `opens` lists the extensions that have a reader; texts from a file are shortened and carry no control characters.
 */
export interface FileProblems extends ModelProblems {
  'no-files': { opens: string }
  'file-empty': { file: string }
  'file-short': { file: string; bytes: number }
  /** It was moved, changed or locked after it was chosen. */
  'file-unreadable': { file: string }
  'file-too-large': { file: string; bytes: number; limit: number }
  /** `start`: the first bytes in hexadecimal. */
  'file-unknown': { file: string; start: string; opens: string }
  'file-web-page': { file: string; kind: string }
  /** `bytes`: size of the real file, 0 where the pointer does not say. */
  'file-lfs-pointer': { file: string; bytes: number }
  'file-image': { file: string; kind: string }
  'file-packed': { file: string; kind: string }
  'file-foreign': { file: string; kind: string; opens: string }
  /** A format that is recognised but has no reader. */
  'format-not-yet': { file: string; format: string; opens: string }
  /** The header of a file would end at `needs`. */
  'header-cut': { file: string; needs: number; bytes: number }
  'tensor-unknown': { file: string; tensor: string }
  'tensor-too-large': { file: string; tensor: string; count: number; limit: number }
  /** The browser refused the memory for its values: `bytes`, at least. */
  'tensor-memory': { file: string; tensor: string; count: number; bytes: number }

  'npy-header': { file: string; text: string }
  'npy-header-key': { file: string; key: string }
  'npy-version': { file: string; version: string }
  'npy-shape': { file: string; shape: string }
  'npy-dtype': { file: string; dtype: string; kind: RefusedKind }
  'npy-truncated': { file: string; shape: string; dtype: string; needs: number; bytes: number }

  /** Lines and columns count from 1; a column is a cell of the table. */
  'text-not-a-number': { file: string; line: number; column: number; text: string; fault: CellFault }
  'text-ragged': { file: string; line: number; count: number; firstLine: number; expected: number }
  'text-no-numbers': { file: string; holds: 'nothing' | 'header' | 'words' }
  'text-quote': { file: string; line: number; column: number }
  'text-binary': { file: string; line: number; column: number }

  /** `character` counts from 1 within the line. */
  'json-syntax': { file: string; line: number; character: number; text: string }
  'json-cut': { file: string; line: number; character: number }
  'json-left-out': { file: string; line: number; character: number }
  'json-deep': { file: string; limit: number }
  'json-records': { file: string; line: number }
  'json-no-numbers': { file: string; keys: string }
  /** `path` is the place in the text, like `w[1][0]`. */
  'json-jagged': { file: string; path: string; count: number; first: string; expected: number }
  'json-mixed': { file: string; path: string }
  'json-words': { file: string; path: string; text: string }
  'json-objects': { file: string; path: string }
}

/** Remarks that do not stop the reading: what was skipped, converted or suspicious. */
export interface FileNotes extends ModelNotes {
  /** Empty cells, NA and null, read as NaN. */
  'note-missing': { file: string; count: number }
  /** Numbers beyond float64, read as ±∞; `text` and its place are those of the first. */
  'note-infinite': { file: string; count: number; text: string; line: number }
  'note-header': { file: string; line: number; text: string }
  'note-index-column': { file: string }
  'note-trailing-column': { file: string }
  'note-full-width': { file: string }
  /** Separators within numbers; `text` is the first such number, `value` what it was read as. */
  'note-thousands': { file: string; count: number; text: string; value: number }
  'note-decimal-comma': { file: string; text: string; value: number }
  'note-encoding': { file: string; encoding: string }
  'note-extra-bytes': { file: string; count: number }
  /** The name promises another format than the content has. */
  'note-extension': { file: string; format: string }
  'note-json-lines': { file: string; count: number }
  'note-json-constants': { file: string; count: number }
  'note-json-comma': { file: string; count: number }
  'note-json-strings': { file: string; count: number }
  'note-json-booleans': { file: string; count: number }
  /** `names` holds the first few of `count`. */
  'note-skipped': { file: string; names: string; count: number; fault: EntryFault }
  /** `name` is the first of `count` names that were taken already; its tensor is listed as `shown`. */
  'note-duplicate': { file: string; count: number; name: string; shown: string }
  /** Tensors that are listed but cannot be read; `names` holds the first few, `problem` is that of the first. */
  'note-unread': { file: string; count: number; names: string; problem: Problem }
  /** One of several files that could not be opened. */
  'note-file-refused': { problem: Problem }
}

export type FileNote = { [C in keyof FileNotes]: { readonly code: C; readonly values: FileNotes[C] } }[keyof FileNotes]
