import type { Pace } from './contents.ts'
import { type ByteSource, readBytes } from './source.ts'

/** Bytes [start, end) that a parser asks for. */
interface Need {
  readonly start: number
  readonly end: number
}

/** A parser that asks for bytes as it goes and knows nothing of waiting; `readThrough` brings them. */
export type Reading<T> = Generator<Need, T, Uint8Array>

/** Short headers are looked at in one short piece; the longer one reads on, the longer the pieces. */
const FIRST_PIECE = 2 ** 15
const LONGEST_PIECE = 2 ** 20

/** Requests between two pauses: some milliseconds of work. */
const REQUESTS = 2 ** 13

/**
 * Runs a parser over `file`. The file is read in pieces of 32 kB to 1 MB, one of them in memory. Pauses after each piece,
 * and within one that is gone through in many steps.
 */
export async function readThrough<T>(file: ByteSource, reading: Reading<T>, pace?: Pace): Promise<T> {
  let piece: Uint8Array = new Uint8Array()
  let first = 0
  let length = FIRST_PIECE
  let furthest = 0
  let step = reading.next()
  for (let requests = 1; !step.done; requests++) {
    const { start, end } = step.value
    furthest = Math.max(furthest, end)
    const isHere = start >= first && end <= first + piece.length
    if (!isHere || requests % REQUESTS === 0) await pace?.(furthest / file.size)
    if (!isHere) {
      first = start
      piece = await readBytes(file, start, Math.min(file.size, Math.max(end, start + length)))
      length = Math.min(2 * length, LONGEST_PIECE)
    }
    step = reading.next(piece.subarray(start - first, end - first))
  }
  await pace?.(1)
  return step.value
}

/**
 * A place in a file, in front of which everything was read. What is asked for beyond `end` is refused before a byte of it
 * is read or room is made for it: `cut` gives the refusal for the byte that would be needed.
 */
export class Cursor {
  at: number
  readonly end: number
  readonly #cut: (needs: number) => Error

  constructor(at: number, end: number, cut: (needs: number) => Error) {
    this.at = at
    this.end = end
    this.#cut = cut
  }

  /** The next bytes; valid only until more is asked for. */
  *bytes(count: number): Reading<Uint8Array> {
    const start = this.at
    this.skip(count)
    return yield { start, end: this.at }
  }

  skip(count: number): void {
    if (count > this.end - this.at) throw this.#cut(this.at + count)
    this.at += count
  }

  *u8(): Reading<number> {
    return (yield* this.bytes(1))[0]
  }

  *u16(): Reading<number> {
    const [low, high] = yield* this.bytes(2)
    return low + 256 * high
  }

  *u32(): Reading<number> {
    return u32At(yield* this.bytes(4), 0)
  }

  *u64(): Reading<bigint> {
    return u64At(yield* this.bytes(8), 0)
  }
}

/** A little-endian 32-bit number. */
export function u32At(bytes: Uint8Array, at: number): number {
  return (bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24)) >>> 0
}

/** A little-endian 64-bit number. */
export function u64At(bytes: Uint8Array, at: number): bigint {
  return BigInt(u32At(bytes, at)) | (BigInt(u32At(bytes, at + 4)) << 32n)
}
