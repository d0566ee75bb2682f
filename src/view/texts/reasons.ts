import type { Evaluation, FigureName } from '../../core/evaluation.ts'
import type { Messages } from '../../i18n/index.ts'

/** Why a figure has no value, in a sentence; undefined where it has one. */
export function reasonOf(name: FigureName, evaluation: Evaluation, words: Messages): string | undefined {
  if (!Number.isNaN(evaluation.figures[name])) return undefined
  const { why } = words.sentences
  if (evaluation.stats.finite === 0) return why.noWeights
  if (name === 'rounding_share' || name === 'clipping_share') return why.noError
  if (name === 'entropy' || name === 'levels' || name === 'levels_used') return why.noCodes
  return why.zeroReference
}

/** Is there nothing to say about the result as a whole? */
export function isOrdinary({ stats, figures }: Evaluation): boolean {
  const all = stats.n > 0 && stats.finite === stats.n && figures.zeroed !== stats.n
  return all && figures.mse !== 0 && (stats.min !== 0 || stats.max !== 0)
}
