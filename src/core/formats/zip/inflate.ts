import type { Steps } from '../../steps.ts'
import { BitReader } from './bit-reader.ts'
import { type Decoder, decoderOf } from './huffman.ts'

/** How the unpacking of a deflate stream ended. `produced` bytes are good in any case. */
export interface Inflated {
  readonly produced: number
  /** `whole`: the stream ended; `full`: it has more than there is room for; `cut`: the input ended; `damaged`. */
  readonly end: 'whole' | 'full' | 'cut' | 'damaged'
}

/** RFC 1951 §3.2.5: extra bits and first values of lengths and distances. */
const LENGTH_EXTRA = bytes('0000000011112222333344445555 0')
const LENGTH_BASE = bases(LENGTH_EXTRA, 3)
const DISTANCE_EXTRA = Uint8Array.from({ length: 30 }, (_, i) => Math.max(0, (i >> 1) - 1))
const DISTANCE_BASE = bases(DISTANCE_EXTRA, 1)
LENGTH_BASE[28] = 258

/** §3.2.7: the order of the lengths of the code that the other codes are written in. */
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

const END = 256
/** Bytes between two reports of progress. */
const STRIDE = 1 << 20

/**
 * Unpacks the deflate stream `input` into `output`, and never writes beyond it, whatever the stream holds. Own code, so
 * that the core stays without packages and the same in every place, and so that the limit is exact.
 */
export function* inflate(input: Uint8Array, output: Uint8Array): Steps<Inflated> {
  const work = new Inflation(input, output)
  let report = STRIDE
  while (work.end === null) {
    work.run(report)
    if (work.produced >= report) {
      report = work.produced + STRIDE
      yield work.produced / output.length
    }
  }
  return { produced: work.produced, end: work.end }
}

class Inflation {
  readonly #bits: BitReader
  readonly #output: Uint8Array
  produced = 0
  end: Inflated['end'] | null = null
  #last = false
  #codes: { readonly literals: Decoder; readonly distances: Decoder } | null = null

  constructor(input: Uint8Array, output: Uint8Array) {
    this.#bits = new BitReader(input)
    this.#output = output
  }

  /** Goes on to the end of a block, or until about `until` bytes are there. */
  run(until: number): void {
    if (this.#codes) this.#symbols(until)
    else if (this.#last) this.end = 'whole'
    else this.#header()
    if (this.#bits.overrun) this.end = 'cut'
  }

  #header(): void {
    this.#last = this.#bits.take(1) === 1
    const kind = this.#bits.take(2)
    if (kind === 0) this.#stored()
    else if (kind === 1) this.#codes = FIXED
    else if (kind === 2) this.#codes = this.#dynamic()
    if (kind === 3 || (kind === 2 && !this.#codes)) this.end = 'damaged'
  }

  #stored(): void {
    const header = this.#bits.alignedBytes(4)
    if (!header) return
    const length = header[0] | (header[1] << 8)
    if ((length ^ (header[2] | (header[3] << 8))) !== 0xffff) {
      this.end = 'damaged'
      return
    }
    const room = this.#output.length - this.produced
    const copied = this.#bits.alignedBytes(Math.min(length, room))
    if (!copied) return
    this.#output.set(copied, this.produced)
    this.produced += copied.length
    if (length > room) this.end = 'full'
  }

  #dynamic(): { literals: Decoder; distances: Decoder } | null {
    const bits = this.#bits
    const [literalCount, distanceCount, lengthCount] = [bits.take(5) + 257, bits.take(5) + 1, bits.take(4) + 4]
    const lengths = new Uint8Array(19)
    for (let i = 0; i < lengthCount; i++) lengths[ORDER[i]] = bits.take(3)
    const code = decoderOf(lengths)
    const all = code && this.#lengths(code, literalCount + distanceCount)
    if (!all || all[END] === 0) return null
    const literals = decoderOf(all.subarray(0, literalCount))
    const distances = decoderOf(all.subarray(literalCount))
    return literals && distances && { literals, distances }
  }

  /** §3.2.7: lengths, in which 16, 17 and 18 repeat. */
  #lengths(code: Decoder, total: number): Uint8Array | null {
    const lengths = new Uint8Array(total)
    for (let at = 0; at < total; ) {
      const symbol = this.#bits.symbol(code)
      if (symbol < 0) return null
      if (symbol < 16) {
        lengths[at++] = symbol
        continue
      }
      if (symbol === 16 && at === 0) return null
      const value = symbol === 16 ? lengths[at - 1] : 0
      const times =
        symbol === 16 ? 3 + this.#bits.take(2) : symbol === 17 ? 3 + this.#bits.take(3) : 11 + this.#bits.take(7)
      if (at + times > total) return null
      lengths.fill(value, at, at + times)
      at += times
    }
    return lengths
  }

  #symbols(until: number): void {
    const codes = this.#codes
    const bits = this.#bits
    const output = this.#output
    while (codes && this.produced < until && !bits.overrun) {
      const symbol = bits.symbol(codes.literals)
      if (symbol === END) {
        this.#codes = null
        return
      }
      if (symbol >= 0 && this.produced === output.length && !bits.overrun) {
        this.end = 'full'
        return
      }
      if (symbol < 0 || (symbol > END && !this.#copy(symbol - END - 1, codes.distances))) {
        this.end ??= 'damaged'
        return
      }
      if (symbol < END && !bits.overrun) output[this.produced++] = symbol
    }
  }

  /** Repeats what was written; false where that cannot be, or does not fit. */
  #copy(lengthCode: number, distances: Decoder): boolean {
    const bits = this.#bits
    if (lengthCode >= LENGTH_BASE.length) return false
    const length = LENGTH_BASE[lengthCode] + bits.take(LENGTH_EXTRA[lengthCode])
    const distanceCode = bits.symbol(distances)
    if (distanceCode < 0 || distanceCode >= DISTANCE_BASE.length) return false
    const distance = DISTANCE_BASE[distanceCode] + bits.take(DISTANCE_EXTRA[distanceCode])
    if (bits.overrun) return true
    if (distance > this.produced) return false
    const output = this.#output
    const fits = Math.min(length, output.length - this.produced)
    for (let i = 0; i < fits; i++, this.produced++) output[this.produced] = output[this.produced - distance]
    if (fits < length) this.end = 'full'
    return fits === length
  }
}

/** §3.2.6. */
const FIXED = fixedCodes()

function fixedCodes(): { literals: Decoder; distances: Decoder } {
  const lengths = new Uint8Array(288).fill(8).fill(9, 144, 256).fill(7, 256, 280)
  const [literals, distances] = [decoderOf(lengths), decoderOf(new Uint8Array(30).fill(5))]
  if (!literals || !distances) throw new TypeError('the fixed codes of deflate are sound')
  return { literals, distances }
}

function bytes(digits: string): Uint8Array {
  return Uint8Array.from(digits.replace(' ', ''), Number)
}

function bases(extra: Uint8Array, first: number): Uint16Array {
  const result = new Uint16Array(extra.length)
  let base = first
  for (let i = 0; i < extra.length; i++) {
    result[i] = base
    base += 1 << extra[i]
  }
  return result
}
