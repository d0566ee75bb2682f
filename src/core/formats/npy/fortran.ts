import type { Loaded, Pace } from '../contents.ts'
import { paced, paceOf } from '../paced.ts'
import { readValues } from '../read-values.ts'
import type { ByteSource } from '../source.ts'
import { toCOrder } from './c-order.ts'
import type { Header } from './header.ts'

/** Shares of the work: after the reading, and after the values have found their places. */
const [READ, TURNED] = [0.4, 0.8]

/** The values of an array whose first axis is the fastest in the file, in C order. Throws `file-unreadable`. */
export async function readFortran(file: ByteSource, header: Header, pace?: Pace): Promise<Loaded> {
  const { type, dtype, shape, dataStart, count } = header
  const { data, source } = await readValues(file, dataStart, count, type, dtype, paceOf(pace, 0, READ))
  const turned = await paced(toCOrder(data, shape), paceOf(pace, READ, TURNED))
  if (!source) return { data: turned }
  const codes = await paced(toCOrder(source.codes, shape), paceOf(pace, TURNED, 1))
  return { data: turned, source: { ...source, codes } }
}
