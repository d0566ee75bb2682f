/** Shorter arrays cost nothing worth saving. */
const LONG = 4096
/** Arrays that are kept at once: what one evaluation needs, and no more. */
const MOST = 4

/**
 * Long arrays that live no longer than an evaluation, kept for the next one. It is not the array that costs but the first
 * touch of its memory, which the browser takes from the system page by page: half a megabyte is two milliseconds then,
 * and a twentieth of one the next time.
 */
class Scratch<A extends Float64Array | Uint32Array> {
  readonly #make: (size: ArrayBuffer | number) => A
  #kept: A[] = []

  constructor(make: (size: ArrayBuffer | number) => A) {
    this.#make = make
  }

  /** `length` numbers, of any value. */
  take(length: number): A {
    if (length < LONG) return this.#make(length)
    const fit = this.#kept.find((array) => array.length >= length)
    if (fit === undefined) return this.#make(length)
    this.#kept = this.#kept.filter((array) => array !== fit)
    return fit.subarray(0, length) as A
  }

  /** Takes back what nobody looks at any more: what `take` gave, or a part of it. */
  give({ buffer }: { readonly buffer: ArrayBufferLike }): void {
    const whole = this.#make(buffer as ArrayBuffer)
    if (whole.length < LONG) return
    // the longest are of most use
    this.#kept = [whole, ...this.#kept].sort((a, b) => b.length - a.length).slice(0, MOST)
  }
}

export const float64Scratch = new Scratch((size) => new Float64Array(size as ArrayBuffer))
export const uint32Scratch = new Scratch((size) => new Uint32Array(size as ArrayBuffer))
