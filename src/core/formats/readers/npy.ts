import { type Contents, type Loaded, type Pace, stem } from '../contents.ts'
import { toCOrder } from '../npy/c-order.ts'
import { type Header, readHeader } from '../npy/header.ts'
import { paceOf } from '../pace.ts'
import type { FileNote } from '../problems.ts'
import { readValues } from '../read-values.ts'
import type { Reader } from '../reader.ts'
import { holdToLimit } from '../count-limit.ts'
import type { ByteSource } from '../source.ts'

/** The share of the work after which values in Fortran order are read, but not brought into C order. */
const READ = 0.5

/** The NumPy array file, versions 1 to 3. */
export const reader: Reader = { id: 'npy', order: 1, extensions: ['npy'], alsoFine: [], open }

async function open(file: ByteSource): Promise<Contents> {
  const header = await readHeader(file)
  const { shape, dtype, count, dataStart, dataEnd } = header
  const name = stem(file.name)
  holdToLimit(file.name, name, count)
  const load = (pace?: Pace) => read(file, header, pace)
  return {
    format: 'npy',
    entries: [{ name, shape, dtype, count, bytes: dataEnd - dataStart, load }],
    notes: extraBytes(file, header),
  }
}

async function read(file: ByteSource, header: Header, pace?: Pace): Promise<Loaded> {
  const { type, dtype, shape, fortranOrder, dataStart, count } = header
  if (!fortranOrder) return readValues(file, dataStart, count, type, dtype, pace)
  const loaded = await readValues(file, dataStart, count, type, dtype, paceOf(pace, 0, READ))
  return toCOrder(loaded, shape, paceOf(pace, READ, 1))
}

function extraBytes(file: ByteSource, header: Header): FileNote[] {
  const count = file.size - header.dataEnd
  return count > 0 ? [{ code: 'note-extra-bytes', values: { file: file.name, count } }] : []
}
