/** The method is monotone: what is clipped below are the least weights, and they fill the first bins of the original. */
export function clippedOf(counts: Uint32Array, below: number, above: number): Uint32Array {
  const clipped = new Uint32Array(counts.length)
  for (let bin = 0, left = below; left > 0; bin++) {
    clipped[bin] = Math.min(left, counts[bin])
    left -= clipped[bin]
  }
  for (let bin = counts.length - 1, left = above; left > 0; bin--) {
    const taken = Math.min(left, counts[bin])
    clipped[bin] += taken
    left -= taken
  }
  return clipped
}
