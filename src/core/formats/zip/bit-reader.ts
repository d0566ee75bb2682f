import { type Decoder, LONGEST, QUICK_MASK } from './huffman.ts'

/** Bits of a deflate stream, the lowest of each byte first. Beyond the end come zeros, and `overrun` is true. */
export class BitReader {
  readonly #input: Uint8Array
  #at = 0
  #held = 0
  #count = 0

  constructor(input: Uint8Array) {
    this.#input = input
  }

  /** Were bits taken that are not there? */
  get overrun(): boolean {
    return this.#at - (this.#count >> 3) > this.#input.length
  }

  /** The next `count` bits (at most 16) as a number. */
  take(count: number): number {
    this.#fill(count)
    const value = this.#held & ((1 << count) - 1)
    this.#drop(count)
    return value
  }

  /** The next symbol of a code; −1 where the bits are none of its codes. */
  symbol(decoder: Decoder): number {
    this.#fill(LONGEST)
    const entry = decoder.quick[this.#held & QUICK_MASK]
    if (entry > 0) {
      this.#drop(entry & 15)
      return entry >> 4
    }
    return this.#slowly(decoder)
  }

  /** Whole bytes from the next byte on; null where there are not as many. */
  alignedBytes(count: number): Uint8Array | null {
    const at = this.#at - (this.#count >> 3)
    this.#held = 0
    this.#count = 0
    this.#at = at + count
    return at + count > this.#input.length ? null : this.#input.subarray(at, at + count)
  }

  #slowly({ counts, symbols }: Decoder): number {
    let code = 0
    let first = 0
    let index = 0
    for (let length = 1; length <= LONGEST; length++) {
      code |= (this.#held >> (length - 1)) & 1
      const count = counts[length]
      if (code - first < count) {
        this.#drop(length)
        return symbols[index + code - first]
      }
      index += count
      first = (first + count) << 1
      code <<= 1
    }
    return -1
  }

  #fill(count: number): void {
    while (this.#count < count) {
      this.#held |= (this.#at < this.#input.length ? this.#input[this.#at] : 0) << this.#count
      this.#at++
      this.#count += 8
    }
  }

  #drop(count: number): void {
    this.#held >>>= count
    this.#count -= count
  }
}
