import { CoreError } from '../../errors.ts'
import { Cursor, readThrough } from '../cursor.ts'
import type { Pace } from '../contents.ts'
import { excerpt } from '../excerpt.ts'
import { readLong } from '../read-long.ts'
import type { ByteSource } from '../source.ts'
import { pairsOf } from './pairs.ts'

/** The greatest that the reference reader takes. */
const HEADER_LIMIT = 100_000_000

export interface Header {
  /** In the order of the file, values as JSON text; keys may occur twice. */
  readonly pairs: readonly (readonly [key: string, value: string])[]
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
  const text = textOf(file, await readLong(file, 8, dataStart, pace))
  holdJson(file, text)
  return { pairs: pairsOf(text), dataStart }
}

function textOf(file: ByteSource, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new CoreError('safetensors-header', { file: file.name, fault: 'utf8', text: '' })
  }
}

/** The text is an object in JSON. Engines that read deep nesting by recursion run out of stack: that is not JSON either. */
function holdJson(file: ByteSource, text: string): void {
  const refuse = (fault: 'json' | 'object') =>
    new CoreError('safetensors-header', { file: file.name, fault, text: excerpt(text) })
  try {
    JSON.parse(text)
  } catch {
    throw refuse('json')
  }
  if (!text.trimStart().startsWith('{')) throw refuse('object')
}
