import { cosTurn, log, sinTurn } from './elementary.ts'

/**
 * A stream of random numbers that is the same in every engine: xoshiro128** (Blackman and Vigna), its four words
 * filled by splitmix32 from the seed. Each method says how many 32-bit words it takes, and in which order.
 */
export class Random {
  readonly #state: Int32Array
  /** The second number of the last Box–Muller pair. */
  #spare = 0
  #hasSpare = false

  private constructor(state: Int32Array) {
    this.#state = state
  }

  /** `seed` from 0 to 4294967295. */
  static fromSeed(seed: number): Random {
    return new Random(splitmix32(seed, 4))
  }

  /** Four words, not all 0. */
  static fromState(words: readonly [number, number, number, number]): Random {
    return new Random(Int32Array.from(words, (word) => word | 0))
  }

  /** 0 to 4294967295. One word. */
  uint32(): number {
    const s = this.#state
    const s1 = s[1]
    const result = Math.imul(rotateLeft(Math.imul(s1, 5), 7), 9)
    s[2] ^= s[0]
    s[3] ^= s1
    s[1] ^= s[2]
    s[0] ^= s[3]
    s[2] ^= s1 << 9
    s[3] = rotateLeft(s[3], 11)
    return result >>> 0
  }

  /** A multiple of 2⁻⁵³ in [0, 1). Two words: the upper 27 bits of the first, then the upper 26 of the second. */
  uniform(): number {
    const upper = this.uint32() >>> 5
    const lower = this.uint32() >>> 6
    return (upper * 67108864 + lower) / 9007199254740992
  }

  /** 1 or −1, by the top bit of one word. */
  sign(): number {
    return this.uint32() < 0x80000000 ? 1 : -1
  }

  /** A whole number from 0 to n − 1. One uniform. */
  below(n: number): number {
    return Math.floor(this.uniform() * n)
  }

  /** Mean 0, standard deviation 1, by Box–Muller. Two uniforms (the radius, then the angle) give this number and the next. */
  normal(): number {
    if (this.#hasSpare) {
      this.#hasSpare = false
      return this.#spare
    }
    // 1 − u lies in (0, 1], where the logarithm is finite.
    const radius = Math.sqrt(-2 * log(1 - this.uniform()))
    const turn = this.uniform()
    this.#spare = radius * sinTurn(turn)
    this.#hasSpare = true
    return radius * cosTurn(turn)
  }

  /** Puts `items` into random order (Fisher–Yates from the end). One uniform per item but the first. */
  shuffle(items: Uint32Array): void {
    for (let i = items.length - 1; i > 0; i--) {
      const j = this.below(i + 1)
      const held = items[i]
      items[i] = items[j]
      items[j] = held
    }
  }
}

/** Four successive words are never all 0: each is a bijection of a counter. */
function splitmix32(seed: number, count: number): Int32Array {
  const words = new Int32Array(count)
  let counter = seed | 0
  for (let i = 0; i < count; i++) {
    counter = (counter + 0x9e3779b9) | 0
    let word = Math.imul(counter ^ (counter >>> 16), 0x21f0aaad)
    word = Math.imul(word ^ (word >>> 15), 0x735a2d97)
    words[i] = word ^ (word >>> 15)
  }
  return words
}

function rotateLeft(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits))
}
