import type { Values } from '../tensor.ts'
import type { Loaded, Pace } from './contents.ts'
import { bytesUpTo, decodeElements, type ElementType, isNarrowFloat, isWide, narrowCodes, wholeIn } from './elements.ts'
import { type ByteSource, readBytes } from './source.ts'

/** How much is read at a time: little beside a large tensor, and enough to keep a disk or a line busy. */
export const PIECE = 4 * 2 ** 20

/**
 * `count` values from byte `start` of `file` on, read piece by piece. Memory: the values, and one piece. The bytes must
 * lie within the file. Throws `file-unreadable`.
 */
export async function readValues(
  file: ByteSource,
  start: number,
  count: number,
  type: ElementType,
  dtype: string,
  pace?: Pace,
): Promise<Loaded> {
  const { data, codes } = roomFor(count, type)
  const step = wholeIn(PIECE, type)
  for (let from = 0; from < count; from += step) {
    const to = Math.min(count, from + step)
    const bytes = await readBytes(file, start + bytesUpTo(from, type), start + bytesUpTo(to, type))
    // the last byte may be filled up
    codes?.set(narrowCodes(bytes, type).subarray(0, to - from), from)
    data.set(decodeElements(bytes, type).subarray(0, to - from), from)
    await pace?.(to / count)
  }
  return codes ? { data, source: { dtype, codes } } : { data }
}

/** Room for `count` values and, of narrow floats, for their codes. */
export function roomFor(count: number, type: ElementType): { data: Values; codes?: Uint16Array | Uint8Array } {
  const data = isWide(type) ? new Float64Array(count) : new Float32Array(count)
  if (!isNarrowFloat(type)) return { data }
  return { data, codes: type.bytes === 2 ? new Uint16Array(count) : new Uint8Array(count) }
}
