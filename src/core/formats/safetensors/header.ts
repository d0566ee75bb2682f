import { CoreError } from '../../errors.ts'
import { Cursor, readThrough } from '../cursor.ts'
import type { Pace } from '../contents.ts'
import { excerpt } from '../excerpt.ts'
import { paceOf } from '../pace.ts'
import { paced } from '../paced.ts'
import { readLong } from '../read-long.ts'
import type { ByteSource } from '../source.ts'
import type { Steps } from '../../steps.ts'
import { decoded } from './decoded.ts'
import { type Pair, pairSteps } from './pairs.ts'

/** The greatest that the reference reader takes. */
const HEADER_LIMIT = 100_000_000

/** Shares of the work: after the bytes are there, and after they are text. */
const [READ, DECODED] = [0.1, 0.2]

export interface Header {
  /** In the order of the file, values as JSON text; keys may occur twice. */
  readonly pairs: readonly Pair[]
  readonly dataStart: number
}

/** Throws `header-cut`, `safetensors-header-length` and `safetensors-header`. */
export async function readHeader(file: ByteSource, pace?: Pace): Promise<Header> {
  const cut = (needs: number) => new CoreError('header-cut', { file: file.name, needs, bytes: file.size })
  const length = await readThrough(file, new Cursor(0, file.size, cut).u64())
  if (length > BigInt(HEADER_LIMIT)) {
    throw new CoreError('safetensors-header-length', { file: file.name, length: String(length), limit: HEADER_LIMIT })
  }
  const dataStart = 8 + Number(length)
  if (dataStart > file.size) throw cut(dataStart)
  const bytes = await readLong(file, 8, dataStart, paceOf(pace, 0, READ))
  const text = await paced(textOf(file, bytes), paceOf(pace, READ, DECODED))
  return { pairs: await paced(pairsIn(file, text), paceOf(pace, DECODED, 1)), dataStart }
}

function* textOf(file: ByteSource, bytes: Uint8Array): Steps<string> {
  try {
    return yield* decoded(bytes, true)
  } catch {
    throw new CoreError('safetensors-header', { file: file.name, fault: 'utf8', text: '' })
  }
}

/** The text is an object in JSON. Engines that read deep nesting by recursion run out of stack: that is not JSON either. */
function* pairsIn(file: ByteSource, text: string): Steps<Pair[]> {
  const refuse = (fault: 'json' | 'object') =>
    new CoreError('safetensors-header', { file: file.name, fault, text: excerpt(text) })
  try {
    if (text.trimStart().startsWith('{')) return yield* pairSteps(text)
    JSON.parse(text)
  } catch {
    throw refuse('json')
  }
  throw refuse('object')
}
