import { CoreError } from '../../errors.ts'
import type { Cursor, Reading } from '../cursor.ts'
import { excerpt } from '../excerpt.ts'
import { NAME_LIMIT, TEXT_START } from '../text-limits.ts'

/** A value of the metadata, as far as somebody wants to see it. Integers are exact. */
export interface Value {
  readonly text: string
  /** Where it is one whole number. */
  readonly integer?: bigint
}

const STRING = 8
const ARRAY = 9
/** Bytes of the other types, by number: u8 i8 u16 i16 u32 i32 f32 bool – – u64 i64 f64. */
const SIZES: readonly number[] = [1, 1, 2, 2, 4, 4, 4, 1, 0, 0, 8, 8, 8]
/** Arrays in arrays in arrays … */
const DEEPEST = 8
/** What the type and the length of an array take. */
const ARRAY_BYTES = 12
/** Items of a long array that are looked at. */
const SHOWN = 8

/**
 * The metadata values of GGUF (https://github.com/ggml-org/ggml/blob/master/docs/gguf.md). Nothing is kept of an array but
 * its first items, and of a text but its beginning, so that memory does not grow with what the file claims.
 */
export class ValueReader {
  readonly #file: string
  readonly #cursor: Cursor

  constructor(file: string, cursor: Cursor) {
    this.#file = file
    this.#cursor = cursor
  }

  /** A key or the name of a tensor, refused above 65,535 bytes. `valid`: its bytes are UTF-8. */
  *name(): Reading<{ text: string; valid: boolean }> {
    const length = yield* this.#length()
    if (length > NAME_LIMIT) throw this.#tooLong('name', length, NAME_LIMIT)
    const bytes = (yield* this.#cursor.bytes(length)).slice()
    try {
      return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), valid: true }
    } catch {
      return { text: new TextDecoder().decode(bytes), valid: false }
    }
  }

  *value(key: string): Reading<Value> {
    const type = yield* this.#cursor.u32()
    return yield* this.#typed(type, key, 0)
  }

  *#typed(type: number, key: string, depth: number): Reading<Value> {
    if (type === ARRAY) return yield* this.#array(key, depth + 1)
    if (type === STRING) return { text: yield* this.#start() }
    const size = SIZES[type]
    if (!size) throw new CoreError('gguf-value-type', { file: this.#file, key: excerpt(key), type })
    return scalar(type, yield* this.#cursor.bytes(size))
  }

  *#array(key: string, depth: number): Reading<Value> {
    const type = yield* this.#cursor.u32()
    const length = yield* this.#cursor.u64()
    const size = type === STRING ? 8 : type === ARRAY ? ARRAY_BYTES : SIZES[type]
    const refuse = (fault: 'length' | 'nested') =>
      new CoreError('gguf-array', { file: this.#file, fault, length: String(length) })
    if (depth > DEEPEST) throw refuse('nested')
    if (!size) throw new CoreError('gguf-value-type', { file: this.#file, key: excerpt(key), type })
    if (length * BigInt(size) > BigInt(this.#cursor.end - this.#cursor.at)) throw refuse('length')
    const count = Number(length)
    const shown: string[] = []
    for (let i = 0; i < Math.min(count, SHOWN); i++) shown.push((yield* this.#typed(type, key, depth)).text)
    const rest = count - shown.length
    // only items of one size can be passed over together
    if (type !== STRING && type !== ARRAY) this.#cursor.skip(rest * size)
    else if (type === STRING) for (let i = 0; i < rest; i++) this.#cursor.skip(yield* this.#length())
    else for (let i = 0; i < rest; i++) yield* this.#typed(type, key, depth)
    return { text: `[${shown.join(', ')}${count > SHOWN ? `, … ${count} values` : ''}]` }
  }

  /** The beginning of a string of any length. */
  *#start(): Reading<string> {
    const length = yield* this.#length()
    const bytes = (yield* this.#cursor.bytes(Math.min(length, TEXT_START))).slice()
    this.#cursor.skip(length - bytes.length)
    return new TextDecoder().decode(bytes)
  }

  *#length(): Reading<number> {
    const length = yield* this.#cursor.u64()
    const left = this.#cursor.end - this.#cursor.at
    if (length > BigInt(left)) throw this.#tooLong('length', length, left)
    return Number(length)
  }

  #tooLong(fault: 'length' | 'name', length: number | bigint, most: number): CoreError {
    return new CoreError('gguf-string', { file: this.#file, fault, length: String(length), most })
  }
}

function scalar(type: number, bytes: Uint8Array): Value {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  switch (type) {
    case 0:
      return whole(view.getUint8(0))
    case 1:
      return whole(view.getInt8(0))
    case 2:
      return whole(view.getUint16(0, true))
    case 3:
      return whole(view.getInt16(0, true))
    case 4:
      return whole(view.getUint32(0, true))
    case 5:
      return whole(view.getInt32(0, true))
    case 6:
      return { text: String(view.getFloat32(0, true)) }
    case 7:
      return { text: view.getUint8(0) === 0 ? 'false' : 'true' }
    case 10:
      return whole(view.getBigUint64(0, true))
    case 11:
      return whole(view.getBigInt64(0, true))
    default:
      return { text: String(view.getFloat64(0, true)) }
  }
}

const whole = (value: number | bigint): Value => ({ text: String(value), integer: BigInt(value) })
