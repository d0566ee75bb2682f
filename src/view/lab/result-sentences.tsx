import type { ReactElement } from 'react'
import type { Evaluation } from '../../core/evaluation.ts'
import type { RareMessages } from '../../i18n/index.ts'
import { useRareWords } from '../hooks.ts'

/** About the result as a whole: no error, no signal, numbers left out. */
export function ResultSentences(props: {
  readonly evaluation: Evaluation
  readonly method: string
}): ReactElement | null {
  const { result } = useRareWords()
  const sentences = sentencesOf(props.evaluation, props.method, result)
  if (sentences.length === 0) return null
  return (
    <div className="sentences">
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </div>
  )
}

function sentencesOf({ stats, figures }: Evaluation, method: string, words: RareMessages['result']): string[] {
  const list: string[] = []
  const left = stats.nan + stats.posinf + stats.neginf
  if (stats.n === 0) list.push(words.empty)
  else if (stats.finite === 0) list.push(words.none)
  if (stats.overflowed > 0) list.push(words.overflowed(stats.overflowed))
  if (left > stats.overflowed) {
    const parts = [
      stats.nan > 0 ? words.nan(stats.nan) : '',
      stats.posinf > 0 ? words.posinf(stats.posinf) : '',
      stats.neginf > 0 ? words.neginf(stats.neginf) : '',
    ].filter(Boolean)
    list.push(words.notFinite(left, parts))
  }
  if (stats.finite > 0) {
    if (stats.min === 0 && stats.max === 0) list.push(figures.mse === 0 ? words.allZero : words.zeroReference)
    else if (figures.mse === 0) list.push(words.noError(stats.finite))
    else if (figures.zeroed > 0 && figures.zeroed === stats.finite) list.push(words.allToZero(method))
  }
  return list
}
