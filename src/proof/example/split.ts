import type { Random } from '../../core/numeric/random.ts'
import { CLASSES } from './digits.ts'

export interface Split {
  /** Indices to train on, then the ones never trained on; both in rising order. */
  readonly train: Uint32Array
  readonly heldBack: Uint32Array
}

/** `size` of the images for training, of every class its share, which of them is left to `random`. Classes in rising order. */
export function stratifiedSplit(labels: Uint8Array, size: number, random: Random): Split {
  const classes = Array.from({ length: CLASSES }, (_, digit) => indicesOf(labels, digit))
  const quotas = shares(
    classes.map((indices) => indices.length),
    size,
  )
  for (const indices of classes) random.shuffle(indices)
  return {
    train: join(classes.map((indices, digit) => indices.subarray(0, quotas[digit]))),
    heldBack: join(classes.map((indices, digit) => indices.subarray(quotas[digit]))),
  }
}

/** `total` divided in the ratio of `counts`: rounded down, then one more for the largest remainders. */
function shares(counts: readonly number[], total: number): number[] {
  const all = counts.reduce((a, b) => a + b)
  const quotas = counts.map((count) => Math.floor((count * total) / all))
  const missing = total - quotas.reduce((a, b) => a + b)
  const remainder = (i: number): number => (counts[i]! * total) % all
  const byRemainder = counts.map((_, i) => i).sort((i, j) => remainder(j) - remainder(i) || i - j)
  for (const i of byRemainder.slice(0, missing)) quotas[i]!++
  return quotas
}

function indicesOf(labels: Uint8Array, digit: number): Uint32Array {
  return Uint32Array.from([...labels.keys()].filter((i) => labels[i] === digit))
}

function join(parts: readonly Uint32Array[]): Uint32Array {
  return Uint32Array.from(parts.flatMap((part) => [...part])).sort()
}
