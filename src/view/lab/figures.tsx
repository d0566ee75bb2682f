import type { ReactElement, ReactNode } from 'react'
import type { Evaluation } from '../../core/evaluation.ts'
import { UNDEFINED_SIGN, bytes, count, fixed, percent, signed, significant } from '../../i18n/numbers.ts'
import { Output } from '../controls/output.tsx'
import { useSession, useWords } from '../hooks.ts'
import { noiseText } from '../texts/noise.ts'
import { reasonOf } from '../texts/reasons.ts'
import '../styles/figures.css'

interface Props {
  readonly evaluation: Evaluation
  /** Are they of an older setting? */
  readonly stale: boolean
  /** What must be said of them while work goes on. */
  readonly children: ReactNode
}

/** A figure of the result, as `text`. */
type Value = (name: keyof Evaluation['figures'], text: string) => ReactElement

/** The answer: quality and price first and largest, what explains them behind. On less width it drops from the right. */
export function Figures({ evaluation, stale, children }: Props): ReactElement {
  const words = useWords()
  // those that explain take their time while a hand drags, as the lower charts do
  const told = useSession((session) => session.unhurried)?.evaluation ?? evaluation
  const { figures, stats } = told
  const leftOut = stats.n - stats.finite
  const value: Value = (name, text) => (
    <Output name={name} value={evaluation.figures[name]} reason={reasonOf(name, evaluation, words)}>
      {text}
    </Output>
  )
  const plain = (kind: string, name: 'rmse' | 'max_abs' | 'mean_error', text: string): ReactElement => (
    <div className={`figure ${kind}`}>
      <dt>{words.figures[name]}</dt>
      <dd>
        {value(name, text)}
        <small className="phone-only">{words.figures[name]}</small>
      </dd>
    </div>
  )
  return (
    <section className={`figures${stale ? ' stale' : ''}`} id="figures" aria-label={words.figures.label} tabIndex={-1}>
      <dl className="strip">
        <div className="figure primary sqnr">
          <dt>
            <span className="long">{words.figures.sqnr}</span>
            <span className="brief">{words.figures.sqnrShort}</span>
          </dt>
          <dd>
            {value('sqnr', fixed(evaluation.figures.sqnr, 1))}
            <small>
              dB<span className="phone-only"> SQNR</span>
            </small>
          </dd>
        </div>
        <div className="figure primary price">
          <dt>{words.figures.bits_per_weight}</dt>
          <dd>
            {value('bits_per_weight', fixed(evaluation.figures.bits_per_weight, 2))}
            <small className="phone-only">{words.figures.bitsShort}</small>
          </dd>
        </div>
        <div className="figure size">
          <dt>{words.figures.size(bytes(4 * stats.n))}</dt>
          <dd>
            {value('bytes', bytes(figures.bytes))}
            <small>÷ {value('compression', fixed(figures.compression, 1))}</small>
          </dd>
        </div>
        <div className="figure clipped">
          <dt>{words.figures.clipped}</dt>
          <dd>
            {value('clipped', count(figures.clipped))}
            <small className="share">{percent(stats.finite > 0 ? figures.clipped / stats.finite : 0)}</small>
            <small className="phone-only">{words.figures.clippedShort}</small>
          </dd>
        </div>
        {leftOut > 0 ? (
          <div className="figure left-out">
            <dt>{words.figures.leftOut}</dt>
            <dd>
              {count(leftOut)} <small>{words.figures.of(count(stats.n))}</small>
            </dd>
          </div>
        ) : null}
        {plain('small', 'rmse', significant(figures.rmse))}
        {plain('small', 'max_abs', significant(figures.max_abs))}
        {plain('signed', 'mean_error', noiseText(told) ?? signed(figures.mean_error))}
        <Shares evaluation={told} output={value} />
      </dl>
      <Unshown evaluation={evaluation} />
      {children}
    </section>
  )
}

const UNSHOWN = ['mse', 'mae', 'rel_l2', 'cosine', 'kl', 'js', 'entropy', 'levels_used', 'levels', 'zeroed'] as const

/** Figures that only the definitions show: in the page all the same, so that a script finds every one of them. */
function Unshown({ evaluation }: { evaluation: Evaluation }): ReactElement {
  return (
    <div hidden>
      {UNSHOWN.map((name) => (
        <Output key={name} name={name} value={evaluation.figures[name]} />
      ))}
    </div>
  )
}

/** Where the squared error comes from: a bar of two parts, each named below. */
function Shares({ evaluation, output }: { evaluation: Evaluation; output: Value }): ReactElement {
  const words = useWords()
  const { rounding_share: rounding, clipping_share: clipping } = evaluation.figures
  const known = !Number.isNaN(rounding)
  return (
    <div className="figure shares">
      <dt>{words.figures.comesFrom}</dt>
      <dd>
        <div className="share-bar" aria-hidden="true">
          {known ? <span className="rounding" style={{ flexGrow: rounding }} /> : null}
          {known && clipping > 0 ? <span className="clipping" style={{ flexGrow: clipping }} /> : null}
        </div>
        <div className="share-names">
          <span className="q">
            {known ? <span className="name">{words.figures.rounding} </span> : null}
            {output(
              'rounding_share',
              known ? percent(rounding) : evaluation.stats.finite > 0 ? words.figures.noError : UNDEFINED_SIGN,
            )}
          </span>
          <span className="c">
            {known ? <span className="name">{words.figures.clipping} </span> : null}
            {output('clipping_share', known ? percent(clipping) : '')}
          </span>
        </div>
      </dd>
    </div>
  )
}
