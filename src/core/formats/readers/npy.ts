import { type Contents, type Loaded, type Pace, stem } from '../contents.ts'
import { toCOrder } from '../npy/c-order.ts'
import { type Header, readHeader } from '../npy/header.ts'
import { paced, paceOf } from '../paced.ts'
import type { FileNote } from '../problems.ts'
import { readValues } from '../read-values.ts'
import type { Reader } from '../reader.ts'
import { holdToLimit } from '../count-limit.ts'
import type { ByteSource } from '../source.ts'

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

/** Shares of the work: after the reading, and after the values of Fortran order have found their places. */
const [READ, TURNED] = [0.4, 0.8]

async function read(file: ByteSource, header: Header, pace?: Pace): Promise<Loaded> {
  const { type, dtype, shape, fortranOrder, dataStart, count } = header
  if (!fortranOrder) return readValues(file, dataStart, count, type, dtype, pace)
  const loaded = await readValues(file, dataStart, count, type, dtype, paceOf(pace, 0, READ))
  const { source } = loaded
  const data = await paced(toCOrder(loaded.data, shape), paceOf(pace, READ, TURNED))
  if (!source) return { data }
  return { data, source: { ...source, codes: await paced(toCOrder(source.codes, shape), paceOf(pace, TURNED, 1)) } }
}

function extraBytes(file: ByteSource, header: Header): FileNote[] {
  const count = file.size - header.dataEnd
  return count > 0 ? [{ code: 'note-extra-bytes', values: { file: file.name, count } }] : []
}
