import { log } from '../numeric/elementary.ts'
import type { JointHistograms } from './joint-histograms.ts'

/** Added to every count for KL, so that an empty bin does not make it infinite. */
const FLOOR = 1e-10

export interface Divergences {
  /** KL(p ‖ q) and Jensen–Shannon, in nats. */
  readonly kl: number
  readonly js: number
}

/**
 * Of the two histograms; NaN where they are not valid, 0 where all lies in one place on both sides. KL takes counts plus 1e-10, renormalised; Jensen–Shannon is finite as it is
 * and takes the counts themselves.
 */
export function divergences({ low, high, original, quantized, valid }: JointHistograms): Divergences {
  if (low === high) return { kl: 0, js: 0 }
  if (!valid) return { kl: NaN, js: NaN }
  const p = probabilities(original, 0)
  const q = probabilities(quantized, 0)
  const middle = p.map((part, i) => (part + q[i]) / 2)
  return {
    kl: relativeEntropy(probabilities(original, FLOOR), probabilities(quantized, FLOOR)),
    js: (relativeEntropy(p, middle) + relativeEntropy(q, middle)) / 2,
  }
}

function probabilities(counts: Float64Array, floor: number): Float64Array {
  let total = 0
  for (let i = 0; i < counts.length; i++) total += counts[i] + floor
  return counts.map((count) => (count + floor) / total)
}

function relativeEntropy(p: Float64Array, q: Float64Array): number {
  let sum = 0
  for (let i = 0; i < p.length; i++) if (p[i] > 0) sum += p[i] * log(p[i] / q[i])
  return sum
}
