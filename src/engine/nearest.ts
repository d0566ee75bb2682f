import type { Steps } from '../core/steps.ts'
import type { Values } from '../core/tensor.ts'

const CHUNK = 1 << 18

/**
 * The index of the finite value nearest to `target`, the first of equals; 0 where no value is finite. The caller holds
 * `target` to the range of the values: seen from far beyond it, all would be equally near.
 */
export function* nearest(data: Values, target: number): Steps<number> {
  let best = Math.max(0, data.findIndex(Number.isFinite))
  let distance = Number.POSITIVE_INFINITY
  for (let from = 0; from < data.length; from += CHUNK) {
    const to = Math.min(data.length, from + CHUNK)
    for (let i = from; i < to; i += 1) {
      const d = Math.abs((data[i] as number) - target)
      // false for NaN and for ±∞
      if (d < distance) {
        distance = d
        best = i
      }
    }
    yield to / data.length
  }
  return best
}
