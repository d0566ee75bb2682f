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

/** Sentences about the result as a whole: no error, no signal, numbers left out. */
export function sentencesOf(evaluation: Evaluation, method: string, words: Messages): string[] {
  const { stats, figures } = evaluation
  const { sentences } = words
  const list: string[] = []
  const left = stats.nan + stats.posinf + stats.neginf
  if (stats.n === 0) list.push(sentences.empty)
  else if (stats.finite === 0) list.push(sentences.none)
  if (stats.overflowed > 0) list.push(sentences.overflowed(stats.overflowed))
  if (left > stats.overflowed) {
    const parts = [
      stats.nan > 0 ? sentences.nan(stats.nan) : '',
      stats.posinf > 0 ? sentences.posinf(stats.posinf) : '',
      stats.neginf > 0 ? sentences.neginf(stats.neginf) : '',
    ].filter(Boolean)
    list.push(sentences.notFinite(left, parts))
  }
  if (stats.finite > 0) {
    if (stats.min === 0 && stats.max === 0) list.push(figures.mse === 0 ? sentences.allZero : sentences.zeroReference)
    else if (figures.mse === 0) list.push(sentences.noError(stats.finite))
    else if (figures.zeroed > 0 && figures.zeroed === stats.finite) list.push(sentences.allToZero(method))
  }
  return list
}
