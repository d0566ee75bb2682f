import type { Evaluation } from '../../core/evaluation.ts'

/** Instead of a mean error that is only what float64 leaves over: less than the last bit of the weights themselves. */
export function noiseText({ figures, stats }: Evaluation): string | undefined {
  const mean = Math.abs(figures.mean_error)
  return mean > 0 && mean < 2 ** -52 * Math.max(-stats.min, stats.max) ? '≈ 0' : undefined
}
