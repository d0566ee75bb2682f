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
  /** Numbers as varints; of narrow floats, their codes. `wrong` is the refusal where there are `count` of them instead. */
  | {
      readonly kind: 'varints'
      readonly file: ByteSource
      readonly spans: readonly Span[]
      readonly wrong: (count: number) => Error
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
  let at = 0
  for (const { start, end } of place.spans) {
    const bytes = await readBytes(place.file, start, end)
    if (place.kind === 'spans') {
      const values = decodeElements(bytes, type)
      data.set(values, at)
      at += values.length
    } else {
      const { codes, found } = varintsOf(bytes, count - at)
      data.set(decodeCodes(codes, type), at)
      at += found
    }
    await pace?.(at / count)
  }
  if (place.kind === 'varints' && at !== count) throw place.wrong(at)
  return { data }
}

/** Varints, up to as many as there is room for, and how many there are; one that is cut off at the end counts too. */
function varintsOf(bytes: Uint8Array, room: number): { codes: bigint[]; found: number } {
  const codes: bigint[] = []
  let found = (bytes.at(-1) ?? 0) >= 0x80 ? 1 : 0
  forEachVarint(bytes, (value, index) => {
    found++
    if (index < room) codes.push(value)
  })
  return { codes, found }
}

/** As protobuf and ONNX take them: of a number that is too long for its type, the low bits. */
function decodeCodes(codes: readonly bigint[], type: ElementType): Values {
  const bits = 8 * type.bytes
  if (isNarrowFloat(type)) {
    const low = codes.map((code) => Number(BigInt.asUintN(bits, code)))
    const stored = type.bytes === 2 ? Uint16Array.from(low) : Uint8Array.from(low)
    return decodeElements(new Uint8Array(stored.buffer), type)
  }
  const numbers = codes.map((code) => {
    if (type.kind === 'bool') return BigInt.asIntN(32, code) === 0n ? 0 : 1
    return Number(type.kind === 'uint' ? BigInt.asUintN(bits, code) : BigInt.asIntN(bits, code))
  })
  return isWide(type) ? Float64Array.from(numbers) : Float32Array.from(numbers)
}
