/** The first of the `count` weights from `from` on whose size is the greatest, with its sign. */
export function extreme(x: Float32Array, from: number, count: number): number {
  let size = 0
  let found = 0
  for (let i = from; i < from + count; i++) {
    const weight = x[i]
    const own = Math.abs(weight)
    if (own > size) {
      size = own
      found = weight
    }
  }
  return found
}

/** float32(1 ÷ d), or 0 where d is 0. */
export function inverse(d: number): number {
  return d === 0 ? 0 : Math.fround(1 / d)
}
