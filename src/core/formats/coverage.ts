import { excerpt } from './excerpt.ts'
import type { FileNote } from './problems.ts'

/** The bytes of a tensor, counted from the beginning of the data. */
export interface Place {
  readonly name: string
  readonly begin: number
  readonly end: number
}

/**
 * Remarks on bytes that two tensors share, or that none has. The reference readers refuse such files, but each tensor by
 * itself can be read. `size`: bytes of data.
 */
export function coverage(file: string, places: readonly Place[], size: number): FileNote[] {
  const sorted = [...places].sort((a, b) => a.begin - b.begin || a.end - b.end)
  const overlap = { file, name: '', other: '', count: 0 }
  let gap = 0
  let covered: Place = { name: '', begin: 0, end: 0 }
  for (const place of sorted) {
    if (place.begin > covered.end) gap += place.begin - covered.end
    if (place.begin < covered.end && place.end > place.begin && overlap.count++ === 0) {
      Object.assign(overlap, { name: excerpt(covered.name), other: excerpt(place.name) })
    }
    if (place.end > covered.end) covered = place
  }
  const notes: FileNote[] = []
  if (overlap.count > 0) notes.push({ code: 'note-overlap', values: overlap })
  if (gap > 0) notes.push({ code: 'note-gap', values: { file, count: gap } })
  if (size > covered.end) notes.push({ code: 'note-extra-bytes', values: { file, count: size - covered.end } })
  return notes
}
