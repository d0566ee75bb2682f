import { decodeElements, type ElementType } from '../elements.ts'
import type { Values } from '../../tensor.ts'
import { LONGEST_VARINT } from './protobuf.ts'

/**
 * Packed varints as numbers of one type, piece by piece: a piece may end within a varint. As protobuf and ONNX take them:
 * of a number that is too long for its type, the low bits. In halves of 32 bits, since a bigint per number takes ten times
 * as long and as much memory.
 */
export class VarintDecoder {
  readonly #type: ElementType
  #low = 0
  #high = 0
  #length = 0

  constructor(type: ElementType) {
    this.#type = type
  }

  /** The numbers that end in `bytes`. */
  take(bytes: Uint8Array): Values {
    const { kind, bytes: size } = this.#type
    const stored = new Uint8Array(bytes.length * size)
    const words = size < 4 ? null : new Uint32Array(stored.buffer)
    const codes = size === 2 ? new Uint16Array(stored.buffer) : stored
    let count = 0
    for (const byte of bytes) {
      this.#add(byte & 0x7f)
      if (byte >= 0x80 && this.#length < LONGEST_VARINT) continue
      if (!words) codes[count] = kind === 'bool' ? Number(this.#low !== 0) : this.#low
      else if (size === 4) words[count] = this.#low
      else {
        words[2 * count] = this.#low
        words[2 * count + 1] = this.#high
      }
      count++
      this.#low = this.#high = this.#length = 0
    }
    return decodeElements(stored.subarray(0, count * size), this.#type)
  }

  /** The end of the bytes: is a varint cut off there? */
  end(): boolean {
    const cut = this.#length > 0
    this.#low = this.#high = this.#length = 0
    return cut
  }

  /** Seven bits more, the lowest first. */
  #add(bits: number): void {
    const shift = 7 * this.#length++
    if (shift < 32) this.#low |= bits << shift
    if (shift > 28) this.#high |= bits << (shift - 32)
    else if (shift === 28) this.#high = bits >>> 4
  }
}
