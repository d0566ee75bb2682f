import type { Values } from '../../tensor.ts'
import type { Loaded, Pace } from '../contents.ts'
import { decodeElements, type ElementType, isNarrowFloat, isWide } from '../elements.ts'
import { readValues } from '../read-values.ts'
import { type ByteSource, readBytes } from '../source.ts'
import { forEachVarint } from './protobuf.ts'
import type { Span } from './tensor.ts'

/** Where the values of a tensor are. */
export type Place =
  | { readonly kind: 'bytes'; readonly file: ByteSource; readonly start: number }
  /** Plain numbers in several pieces. */
  | { readonly kind: 'spans'; readonly file: ByteSource; readonly spans: readonly Span[] }
  /** Numbers as varints; of narrow floats, their codes. */
  | { readonly kind: 'varints'; readonly file: ByteSource; readonly spans: readonly Span[] }

export async function loadPlace(
  place: Place,
  count: number,
  type: ElementType,
  dtype: string,
  pace?: Pace,
): Promise<Loaded> {
  if (place.kind === 'bytes') return readValues(place.file, place.start, count, type, dtype, pace)
  const data: Values = isWide(type) ? new Float64Array(count) : new Float32Array(count)
  let at = 0
  for (const { start, end } of place.spans) {
    const bytes = await readBytes(place.file, start, end)
    const values = place.kind === 'spans' ? decodeElements(bytes, type) : decodeVarints(bytes, count - at, type)
    data.set(values.subarray(0, count - at), at)
    at += values.length
    await pace?.(at / count)
  }
  return { data }
}

function decodeVarints(bytes: Uint8Array, most: number, type: ElementType): Values {
  const codes: bigint[] = []
  forEachVarint(bytes, (value, index) => {
    if (index < most) codes.push(value)
  })
  if (!isNarrowFloat(type)) {
    const numbers = codes.map((code) => Number(type.kind === 'uint' ? BigInt.asUintN(64, code) : code))
    return isWide(type) ? Float64Array.from(numbers) : Float32Array.from(numbers)
  }
  const stored = type.bytes === 2 ? Uint16Array.from(codes, Number) : Uint8Array.from(codes, Number)
  return decodeElements(new Uint8Array(stored.buffer), type)
}
