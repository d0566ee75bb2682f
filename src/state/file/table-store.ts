import type { TensorInfo } from '../../core/formats/contents.ts'
import { createStore } from 'zustand/vanilla'
import type { Problem } from '../../core/errors.ts'
import type { MethodSpec } from '../scene.ts'
import type { FileSet } from './file-set.ts'
import type { Kept } from './listing.ts'
import type { Comparison } from './compared.ts'
import type { Remedy } from './remedy.ts'
import type { TensorScan } from './scanner.ts'

export type Findings = ReadonlyMap<string, TensorScan>

export const SORT_KEYS = ['name', 'weights', 'max', 'std', 'other', 'sqnr', 'error', 'size'] as const
export type SortKey = (typeof SORT_KEYS)[number]

export interface Sorting {
  readonly key: SortKey
  readonly descending: boolean
}

export interface ScanProgress {
  /** Tensors. */
  readonly done: number
  readonly total: number
  /** Of the weights, 0 to 1. */
  readonly share: number
  /** Seconds that are left; null while nobody can tell. */
  readonly left: number | null
}

export const NO_PROGRESS: ScanProgress = { done: 0, total: 0, share: 0, left: null }

export type TableStatus = 'loading' | 'scanning' | 'stopped' | 'done' | 'failed'

/** The tensors of the open files and what is known of them. */
export interface FileTable {
  readonly set: FileSet | null
  readonly status: TableStatus
  /** Why nothing can be listed or scanned. */
  readonly failure: Problem | string | null
  /** Of all files; null where it is not known. */
  readonly bytes: number | null
  /** Of the one file, in hexadecimal; null where it is not known, or there are several. */
  readonly sha256: string | null
  readonly files: number
  readonly tensors: readonly TensorInfo[]
  readonly kept: ReadonlyMap<string, Kept>
  /** What the newest scan has found so far, and the method that it was asked for. */
  readonly findings: Findings
  readonly pane: MethodSpec | null
  /** The scan before, which stands in where the newest one has not come to yet. */
  readonly before: Findings
  readonly beforePane: MethodSpec | null
  readonly progress: ScanProgress
  /** What would help the worst tensor, where that was measured. */
  readonly remedy: Remedy | null
  /** Another file that this one is set against. */
  readonly comparison: Comparison | null
  readonly sorting: Sorting
  readonly filter: string
  readonly selected: string | null
}

export const EMPTY_TABLE: FileTable = {
  set: null,
  status: 'loading',
  failure: null,
  bytes: null,
  sha256: null,
  files: 0,
  tensors: [],
  kept: new Map(),
  findings: new Map(),
  pane: null,
  before: new Map(),
  beforePane: null,
  progress: NO_PROGRESS,
  remedy: null,
  comparison: null,
  sorting: { key: 'error', descending: true },
  filter: '',
  selected: null,
}

export const tableStore = createStore<FileTable>()(() => EMPTY_TABLE)

const ASCENDING_FIRST: ReadonlySet<SortKey> = new Set<SortKey>(['name', 'other', 'sqnr'])

/** What is bad, large or first in the alphabet comes on top; a second time turns it round. */
export function sortBy(key: SortKey): void {
  tableStore.setState(({ sorting }) => ({
    sorting: { key, descending: sorting.key === key ? !sorting.descending : !ASCENDING_FIRST.has(key) },
  }))
}
