import { CoreError } from '../../errors.ts'
import { Cursor, type Reading } from '../cursor.ts'
import type { ModelProblems } from '../model-problems.ts'
import { NAME_LIMIT, TEXT_START } from '../text-limits.ts'

/** One field of a protobuf message. Of a number: its value and the bytes that hold it; of anything longer: the bytes alone. */
export interface Field {
  readonly number: number
  /** Wire type: 0 varint, 1 eight bytes, 2 a length and bytes, 5 four bytes. */
  readonly wire: number
  /** Of a varint; 0 otherwise. */
  readonly value: bigint
  readonly start: number
  readonly end: number
}

/** Bytes of a varint of 64 bits. */
export const LONGEST_VARINT = 10
/** Bytes of a long field that are read at a time. */
const PIECE = 2 ** 20

/**
 * The fields of a protobuf message one by one (https://protobuf.dev/programming-guides/encoding). Bytes of a field are not
 * read, so that a model of gigabytes costs no more than its names and shapes; nor is room made for what a length claims.
 * Throws `onnx-damaged`.
 */
export class Message {
  readonly #file: string
  readonly #cursor: Cursor

  constructor(file: string, start: number, end: number) {
    this.#file = file
    this.#cursor = new Cursor(start, end, () => this.damage('length'))
  }

  /** A message within this one. */
  within({ start, end }: Field): Message {
    return new Message(this.#file, start, end)
  }

  /** The next field, or null at the end. */
  *next(): Reading<Field | null> {
    const cursor = this.#cursor
    if (cursor.at >= cursor.end) return null
    const tag = yield* this.#varint()
    const [number, wire] = [Number(tag >> 3n), Number(tag & 7n)]
    const start = cursor.at
    if (number === 0) throw this.damage('field')
    if (wire === 0) return { number, wire, value: yield* this.#varint(), start, end: cursor.at }
    if (wire === 2) return { number, wire, value: 0n, ...(yield* this.#span()) }
    if (wire !== 1 && wire !== 5) throw this.damage('field')
    cursor.skip(wire === 1 ? 8 : 4)
    return { number, wire, value: 0n, start, end: cursor.at }
  }

  /** A field of this message as a name or the like: above 65,535 bytes it is refused. */
  *name({ start, end }: Field): Reading<string> {
    if (end - start > NAME_LIMIT) throw this.damage('name')
    return new TextDecoder().decode((yield { start, end }).slice())
  }

  /** The first 512 bytes of a field of this message as text. */
  *beginning({ start, end }: Field): Reading<string> {
    return new TextDecoder().decode((yield { start, end: Math.min(end, start + TEXT_START) }).slice())
  }

  damage(fault: ModelProblems['onnx-damaged']['fault']): CoreError {
    return new CoreError('onnx-damaged', { file: this.#file, fault, at: this.#cursor.at })
  }

  *#span(): Reading<{ start: number; end: number }> {
    const length = yield* this.#varint()
    const start = this.#cursor.at
    if (length > BigInt(this.#cursor.end - start)) throw this.damage('length')
    this.#cursor.skip(Number(length))
    return { start, end: this.#cursor.at }
  }

  *#varint(): Reading<bigint> {
    let value = 0n
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = yield* this.#cursor.u8()
      value |= BigInt(byte & 0x7f) << shift
      if (byte < 0x80) return BigInt.asUintN(64, value)
    }
    throw this.damage('varint')
  }
}

/** How many varints packed ones are, read piece by piece. */
export function* countVarints({ start, end }: Pick<Field, 'start' | 'end'>): Reading<number> {
  let [count, length] = [0, 0]
  for (let at = start; at < end; at += PIECE) {
    for (const byte of yield { start: at, end: Math.min(end, at + PIECE) }) {
      if (byte >= 0x80 && ++length < LONGEST_VARINT) continue
      count++
      length = 0
    }
  }
  return count
}

/** Each varint of packed ones, as a signed 64-bit integer. Stops where the bytes end. */
export function forEachVarint(bytes: Uint8Array, take: (value: bigint, index: number) => void): void {
  let index = 0
  let value = 0n
  let shift = 0n
  for (const byte of bytes) {
    value |= BigInt(byte & 0x7f) << shift
    shift += 7n
    if (byte >= 0x80 && shift < 70n) continue
    take(BigInt.asIntN(64, value), index++)
    value = 0n
    shift = 0n
  }
}
