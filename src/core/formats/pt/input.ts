import { CoreError } from '../../errors.ts'
import type { ModelProblems } from '../model-problems.ts'

/** Bytes of a whole number that is made one. */
const LONG_LIMIT = 32

/** The bytes of a pickle, taken from front to back. Throws `pt-pickle`. */
export class PickleInput {
  readonly #file: string
  readonly #bytes: Uint8Array
  readonly #view: DataView
  #at = 0

  constructor(file: string, bytes: Uint8Array) {
    this.#file = file
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  }

  problem(fault: ModelProblems['pt-pickle']['fault']): CoreError {
    return new CoreError('pt-pickle', { file: this.#file, fault, at: this.#at })
  }

  /** The share that was taken. */
  get done(): number {
    return this.#at / this.#bytes.length
  }

  u8(): number {
    return this.#view.getUint8(this.#take(1))
  }

  u16(): number {
    return this.#view.getUint16(this.#take(2), true)
  }

  i32(): number {
    return this.#view.getInt32(this.#take(4), true)
  }

  u32(): number {
    return this.#view.getUint32(this.#take(4), true)
  }

  u64(): number {
    return Number(this.#view.getBigUint64(this.#take(8), true))
  }

  /** Big-endian, as pickle has it. */
  f64(): number {
    return this.#view.getFloat64(this.#take(8), false)
  }

  bytes(count: number): Uint8Array {
    const start = this.#take(count)
    return this.#bytes.subarray(start, start + count)
  }

  text(count: number): string {
    return new TextDecoder().decode(this.bytes(count).slice())
  }

  /** Up to the next line feed, which is left out. */
  line(): string {
    const end = this.#bytes.indexOf(0x0a, this.#at)
    if (end < 0) throw this.problem('cut')
    const text = this.text(end - this.#at)
    this.#at = end + 1
    return text
  }

  /** A whole number, two's complement, little-endian. One that is too long to be a size of anything stays its bytes. */
  long(count: number): number | bigint | Uint8Array {
    if (count > LONG_LIMIT) return this.bytes(count)
    let value = 0n
    const bytes = this.bytes(count)
    for (let i = count - 1; i >= 0; i--) value = (value << 8n) | BigInt(bytes[i])
    return narrowed(BigInt.asIntN(Math.max(8 * count, 1), value))
  }

  #take(count: number): number {
    if (!(count <= this.#bytes.length - this.#at)) throw this.problem('cut')
    this.#at += count
    return this.#at - count
  }
}

function narrowed(value: bigint): number | bigint {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : value
}
