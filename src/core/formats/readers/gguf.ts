import type { Contents, Entry, Pace } from '../contents.ts'
import { coverage } from '../coverage.ts'
import { entryOf, unaligned } from '../gguf/entries.ts'
import { type Header, readHeader } from '../gguf/header.ts'
import { paceOf } from '../pace.ts'
import { pacedMap } from '../paced.ts'
import type { FileNote } from '../problems.ts'
import type { Beside, Reader } from '../reader.ts'
import type { ByteSource } from '../source.ts'

/** The file of llama.cpp: tensors in blocks that carry their own scales. */
export const reader: Reader = { id: 'gguf', order: 6, extensions: ['gguf'], alsoFine: [], open }

/** The share of the work after which the header is read. */
const READ = 0.8

async function open(file: ByteSource, _?: Beside, pace?: Pace): Promise<Contents> {
  const header = await readHeader(file, paceOf(pace, 0, READ))
  const entries = await pacedMap(header.tensors, (stated) => entryOf(file, header, stated), paceOf(pace, READ, 1))
  return {
    format: 'gguf',
    entries,
    notes: [...header.notes, ...unaligned(file, header), ...overlaps(file, header, entries)],
    about: header.about,
  }
}

/** ggml refuses tensors that do not follow each other. Gaps do no harm; of two that share bytes one must be wrong. */
function overlaps(file: ByteSource, { tensors }: Header, entries: readonly Entry[]): FileNote[] {
  const places = entries.map(({ name, bytes, problem }, i) => {
    const begin = Number(tensors[i].offset)
    return { name, begin, end: problem ? begin : begin + bytes }
  })
  return coverage(file.name, places, 0).filter(({ code }) => code === 'note-overlap')
}
