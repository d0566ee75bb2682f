import { CoreError } from '../../errors.ts'
import type { Pace } from '../contents.ts'
import { paceOf } from '../pace.ts'
import { paced } from '../paced.ts'
import type { FileNote } from '../problems.ts'
import type { Reader } from '../reader.ts'
import { readLong } from '../read-long.ts'
import type { ByteSource } from '../source.ts'
import { decodeText } from './encoding.ts'

/** Text needs several times its size in memory; larger files belong into a binary format. */
const BYTES_LIMIT = 2 ** 28
/** The share of the work after which the bytes are there. */
const READ = 0.1

/** How a reader whose format is text opens a file. Throws `file-too-large`, and what `parse` throws. */
export function openText(parse: NonNullable<Reader['parse']>): Reader['open'] {
  return async (file, _, pace) => {
    const { text, notes } = await readTextFile(file, paceOf(pace, 0, READ))
    const contents = await paced(parse(file.name, text), paceOf(pace, READ, 1))
    return { ...contents, notes: [...notes, ...contents.notes] }
  }
}

/** The whole text of a file, with a remark where its encoding was guessed. */
async function readTextFile(file: ByteSource, pace?: Pace): Promise<{ text: string; notes: FileNote[] }> {
  const { name, size } = file
  if (size > BYTES_LIMIT) throw new CoreError('file-too-large', { file: name, bytes: size, limit: BYTES_LIMIT })
  const decoded = decodeText(await readLong(file, 0, size, pace))
  if (!decoded) throw new CoreError('file-unreadable', { file: name })
  const { text, encoding } = decoded
  return { text, notes: encoding === 'GB18030' ? [{ code: 'note-encoding', values: { file: name, encoding } }] : [] }
}
