import { CoreError } from '../../errors.ts'
import { type Contents, stem } from '../contents.ts'
import { toCOrder } from '../npy/c-order.ts'
import { decodeElements } from '../npy/elements.ts'
import { type Header, readHeader } from '../npy/header.ts'
import type { FileNote } from '../problems.ts'
import type { Reader } from '../reader.ts'
import { type ByteSource, readBytes } from '../source.ts'

/** The NumPy array file, versions 1 to 3. */
export const reader: Reader = { id: 'npy', order: 1, extensions: ['npy'], alsoFine: [], open }

/** Beyond this many values a browser's tab runs out of memory. */
const COUNT_LIMIT = 2 ** 28

async function open(file: ByteSource): Promise<Contents> {
  const header = await readHeader(file)
  const { shape, dtype, count } = header
  const name = stem(file.name)
  if (count > COUNT_LIMIT) {
    throw new CoreError('tensor-too-large', { file: file.name, tensor: name, count, limit: COUNT_LIMIT })
  }
  return {
    format: 'npy',
    entries: [{ name, shape, dtype, count, load: () => load(file, header) }],
    notes: extraBytes(file, header),
  }
}

async function load(file: ByteSource, { type, shape, fortranOrder, dataStart, dataEnd }: Header) {
  const stored = decodeElements(await readBytes(file, dataStart, dataEnd), type)
  return fortranOrder ? toCOrder(stored, shape) : stored
}

function extraBytes(file: ByteSource, header: Header): FileNote[] {
  const count = file.size - header.dataEnd
  return count > 0 ? [{ code: 'note-extra-bytes', values: { file: file.name, count } }] : []
}
