import type { SourceSpec } from './scene.ts'

/**
 * Files that the reader opened since the page was loaded. A link only names a file; undo, redo and switching tensors
 * find it here again.
 */
interface Shelved {
  readonly number: number
  readonly name: string
  readonly sha256: string
  readonly files: readonly File[]
}

const shelf: Shelved[] = []
const KEEP = 8
let last = 0

/** Gives the number that tells these files from all others, of the same name and hash too. */
export function shelve(name: string, sha256: string, files: readonly File[]): number {
  last += 1
  shelf.unshift({ number: last, name, sha256, files })
  shelf.length = Math.min(shelf.length, KEEP)
  return last
}

/** The files that a source means, if they were opened here. A link has no number: its hash decides, or else the name. */
export function filesOf({ params, files }: SourceSpec): Shelved | undefined {
  const { name, sha256 } = params
  return shelf.find((each) => (files ? each.number === files : sha256 ? each.sha256 === sha256 : each.name === name))
}

/** The same for the same weights. */
export function keyOf(source: SourceSpec): string {
  return JSON.stringify([source.id, source.params, source.id === 'file' && filesOf(source)?.number])
}
