import type { ReactElement } from 'react'
import { type Evaluation, FIGURES, type FigureName } from '../../core/evaluation.ts'
import { bytes, count, fixed, percent, signed, significant } from '../../i18n/numbers.ts'
import type { Messages } from '../../i18n/index.ts'
import type { Shown } from '../../state/session-store.ts'
import { stepOf } from '../charts/model.ts'
import { useRareWords, useWords } from '../hooks.ts'
import { noiseText } from '../texts/noise.ts'
import { reasonOf } from '../texts/reasons.ts'
import { WordsOfMethod } from './words.tsx'

/** All figures, and the words of the method, with what they mean. */
export function DefinitionsPanel({ shown: { evaluation } }: { shown: Shown }): ReactElement {
  const words = useWords()
  const rare = useRareWords()
  const step = stepOf(evaluation)
  const ratio = step === undefined ? Number.NaN : evaluation.figures.rmse / Math.abs(step)
  return (
    <div>
      <dl className="definitions">
        {FIGURES.map((name) => (
          <div key={name}>
            <dt>{nameOf(name, words)}</dt>
            <dd className="value">
              <span title={reasonOf(name, evaluation, words)}>{show(name, evaluation)}</span>
            </dd>
            <dd>{rare.definitionOf[name]}</dd>
          </div>
        ))}
        <div>
          <dt>{words.figures.rmse_step}</dt>
          <dd className="value" title={Number.isNaN(ratio) ? words.sentences.why.noScale : undefined}>
            {fixed(ratio, 3)}
          </dd>
          <dd>{rare.definitionOf.rmse_step}</dd>
        </div>
      </dl>
      <WordsOfMethod />
    </div>
  )
}

function nameOf(name: FigureName, { figures }: Messages): string {
  return figures[name]
}

function show(name: FigureName, evaluation: Evaluation): string {
  const value = evaluation.figures[name]
  switch (name) {
    case 'sqnr':
      return `${fixed(value, 2)} dB`
    case 'bits_per_weight':
    case 'compression':
      return fixed(value, 2)
    case 'bytes':
      return bytes(value)
    case 'levels_used':
    case 'levels':
    case 'clipped':
    case 'zeroed':
      return count(value)
    case 'rounding_share':
    case 'clipping_share':
      return percent(value)
    case 'mean_error':
      return noiseText(evaluation) ?? signed(value, 4)
    case 'cosine':
      return fixed(value, 6)
    default:
      return significant(value, 4)
  }
}
