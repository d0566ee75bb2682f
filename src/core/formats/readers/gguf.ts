import type { Contents } from '../contents.ts'
import { entryOf, unaligned } from '../gguf/entries.ts'
import { readHeader } from '../gguf/header.ts'
import type { Reader } from '../reader.ts'
import type { ByteSource } from '../source.ts'

/** The file of llama.cpp: tensors in blocks that carry their own scales. */
export const reader: Reader = { id: 'gguf', order: 6, extensions: ['gguf'], alsoFine: [], open }

async function open(file: ByteSource): Promise<Contents> {
  const header = await readHeader(file)
  return {
    format: 'gguf',
    entries: header.tensors.map((stated) => entryOf(file, header, stated)),
    notes: [...header.notes, ...unaligned(file, header)],
    about: header.about,
  }
}
