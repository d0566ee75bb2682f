/** At most this many numbers are added in one loop; more are halved first. */
const BLOCK = 128
const LANES = 8

/**
 * The sum of the float32 numbers `values[from, to)` in float32, added in the order of `np.sum`: halves, and in a block
 * eight sums that take turns.
 */
export function pairwiseSum(values: Float32Array, from: number, to: number): number {
  const count = to - from
  if (count > BLOCK) {
    const half = count >> 1
    const middle = from + half - (half % LANES)
    return Math.fround(pairwiseSum(values, from, middle) + pairwiseSum(values, middle, to))
  }
  const whole = to - (count % LANES)
  let total = count < LANES ? 0 : laneSums(values, from, whole)
  for (let i = whole; i < to; i++) total = Math.fround(total + values[i])
  return total
}

function laneSums(values: Float32Array, from: number, to: number): number {
  const sums = values.slice(from, from + LANES)
  for (let i = from + LANES; i < to; i++) sums[(i - from) % LANES] += values[i]
  for (let width = 1; width < LANES; width *= 2) {
    for (let lane = 0; lane < LANES; lane += 2 * width) sums[lane] += sums[lane + width]
  }
  return sums[0]
}
