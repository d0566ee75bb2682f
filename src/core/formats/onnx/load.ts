import type { Values } from '../../tensor.ts'
import type { Loaded, Pace } from '../contents.ts'
import { bytesUpTo, decodeElements, type ElementType, isWide } from '../elements.ts'
import { STRIDE } from '../pace.ts'
import { PIECE, readValues } from '../read-values.ts'
import { type ByteSource, readBytes } from '../source.ts'
import type { Span } from './tensor.ts'
import { VarintDecoder } from './varints.ts'

/** Where the values of a tensor are. */
export type Place =
  | { readonly kind: 'bytes'; readonly file: ByteSource; readonly start: number }
  /** Plain numbers in several pieces. */
  | { readonly kind: 'spans'; readonly file: ByteSource; readonly spans: readonly Span[] }
  /** Numbers of `type` as varints; of narrow floats, their codes. `wrong` is the refusal where there are `bytes` of them. */
  | {
      readonly kind: 'varints'
      readonly file: ByteSource
      readonly spans: readonly Span[]
      readonly type: ElementType
      readonly wrong: (bytes: number) => Error
    }

export async function loadPlace(
  place: Place,
  count: number,
  type: ElementType,
  dtype: string,
  pace?: Pace,
): Promise<Loaded> {
  if (place.kind === 'bytes') return readValues(place.file, place.start, count, type, dtype, pace)
  const data: Values = isWide(type) ? new Float64Array(count) : new Float32Array(count)
  const varints = place.kind === 'varints' ? new VarintDecoder(place.type) : null
  const held = place.kind === 'varints' ? heldBy(count, place.type) : count
  let at = 0
  for (const span of place.spans) {
    for await (const bytes of piecesOf(place.file, span)) {
      const values = varints ? varints.take(bytes) : decodeElements(bytes, type)
      if (at < count) data.set(values.subarray(0, count - at), at)
      at += values.length
      await pace?.(Math.min(1, at / count))
    }
    // one that is cut off counts as one too many
    if (varints?.end() && at >= held) at++
  }
  if (place.kind === 'varints' && at !== held) throw place.wrong(bytesUpTo(at, place.type))
  return { data }
}

/** The numbers of whole bytes that `count` numbers are in. */
function heldBy(count: number, type: ElementType): number {
  return type.packing ? (bytesUpTo(count, type) * 8) / type.packing.bits : count
}

/** Bytes of a span, read in large pieces and given out in short ones, of whole values. */
async function* piecesOf(file: ByteSource, { start, end }: Span): AsyncGenerator<Uint8Array> {
  for (let from = start; from < end; from += PIECE) {
    const piece = await readBytes(file, from, Math.min(end, from + PIECE))
    for (let at = 0; at < piece.length; at += STRIDE) yield piece.subarray(at, at + STRIDE)
  }
}
