import type { ReactElement } from 'react'
import type { Evaluation } from '../../core/evaluation.ts'
import { greatest } from '../../core/numeric/greatest.ts'
import type { CountScale } from '../../state/scene.ts'
import { count, significant } from '../../i18n/numbers.ts'
import { useWords, useWidth } from '../hooks.ts'
import { countAxis } from './count-scale.ts'
import { held, REACH, unitName } from './error-counts.ts'
import { ErrorHover } from './error-hover.tsx'
import { At, countTicks, Frame } from './frame.tsx'
import { linear } from './linear.ts'
import { clippedPath, stepPath } from './paths.ts'
import { LETTER, plotOf, px, type Style } from './plot.ts'
import { useShapes } from './use-shapes.ts'

interface Props {
  readonly evaluation: Evaluation
  readonly scale: CountScale
  readonly width: number
  readonly height: number
  readonly style: Style
  /** Rounding to nearest stays within half a step; other modes within one. */
  readonly bound: 'half' | 'whole' | null
}

/** Room for the bar of what lies beyond, behind a break of the axis. */
const END_BAR = 34

const totalOf = ({ rounding, clipping }: Evaluation['error']): Uint32Array =>
  rounding.map((n, i) => n + (clipping[i] ?? 0))

/** The error of every weight in steps of s: rounding stays inside ± s/2, clipping does not. */
export function ErrorChart({ evaluation, scale, width, height, style, bound }: Props): ReactElement {
  const words = useWords()
  const narrow = useWidth() === 'narrow'
  const { error } = evaluation
  const all = totalOf(error)
  const moving = useShapes(evaluation).error
  const drawn = bound === 'half' ? held(moving) : moving
  const total = totalOf(drawn)
  const axis = countAxis(scale, Math.max(greatest(all), error.below, error.above))
  const beyond = error.below + error.above > 0
  const inner = beyond ? END_BAR + 6 : 0
  const outer = plotOf(width, height, style, [-REACH, REACH])
  const plot = {
    ...outer,
    left: outer.left + inner,
    right: outer.right - inner,
    x: linear(-REACH, REACH, outer.left + inner, outer.right - inner),
  }
  const steps = stepPath(plot, error.bins, total, axis.share)
  const clipping = clippedPath(plot, error.bins, total, drawn.clipping, axis.share)
  const limit = bound === 'whole' ? 1 : 0.5
  const s = unitName(error)
  const names: readonly [number, string][] =
    limit === 1 || error.unitIs === 'rmse'
      ? [
          [-1, `−${s}`],
          [0, '0'],
          [1, s],
        ]
      : [
          [-1, `−${s}`],
          [-0.5, `−${s}/2`],
          [0, '0'],
          [0.5, `${s}/2`],
          [1, s],
        ]
  const xTicks = names.map(([at, text]) => ({ at: plot.x(at), text }))
  const endTicks = beyond
    ? [
        { at: outer.left + END_BAR / 2, text: narrow ? words.charts.far : words.charts.beyond, mark: false },
        {
          at: outer.right - END_BAR / 2,
          text: `${narrow ? words.charts.far : words.charts.beyond}\u200b`,
          mark: false,
        },
      ]
    : []
  const inside = all.reduce((sum, each) => sum + each, 0)
  const unit =
    error.unitIs === 'step'
      ? `s = ${significant(error.unit)}`
      : error.unitIs === 'rmse'
        ? `RMSE = ${significant(error.unit)}`
        : 's'
  // beyond 1.5 steps there is only clipping; beyond 1.5 RMSE there are the greater rounding errors
  const [farFill, farLabel] =
    error.unitIs === 'rmse' ? ['error-fill', 'strong-label halo'] : ['clipped-fill', 'clip-label halo']
  const sentence = bound === 'half' ? words.charts.halfStep : bound === 'whole' ? words.charts.wholeStep : null
  // a Chinese character is as wide as it is high
  const letter = sentence && sentence[0] > '\u2e80' ? 1 : LETTER
  return (
    <Frame
      plot={outer}
      label={words.charts.summaries.error(unit, inside, error.below + error.above)}
      xTicks={[...xTicks, ...endTicks]}
      yTicks={countTicks(outer, axis)}
      interactive={<ErrorHover plot={plot} error={error} holds={bound === 'half'} />}
    >
      <path className="error-fill" d={steps} />
      <path className="clipped-fill" d={clipping} />
      {beyond
        ? [
            { key: 'below', x: outer.left + 4, n: error.below, height: drawn.below, cut: outer.left + inner - 3 },
            {
              key: 'above',
              x: outer.right - END_BAR + 4,
              n: error.above,
              height: drawn.above,
              cut: outer.right - inner + 3,
            },
          ].map((end) => {
            const top = outer.bottom - axis.share(end.height) * (outer.bottom - outer.top)
            // a long number keeps out of the names of the axis
            const half = (LETTER / 2) * style.font * count(end.n).length
            const middle = end.x + (END_BAR - 14) / 2
            return (
              <g key={end.key}>
                {end.n > 0 ? (
                  <rect className={farFill} x={end.x} y={top} width={END_BAR - 14} height={outer.bottom - top} />
                ) : null}
                {end.n > 0 ? (
                  <At
                    x={Math.min(outer.right - half, Math.max(outer.left + half, middle))}
                    y={Math.max(outer.top + 10, top - 5)}
                  >
                    <text className={farLabel} textAnchor="middle">
                      {count(end.n)}
                    </text>
                  </At>
                ) : null}
                <path className="axis-break" d={`M${px(end.cut) - 4} ${outer.bottom + 4}l3 -8m2 8l3 -8`} />
              </g>
            )
          })
        : null}
      {bound ? (
        <path
          className="half-step"
          d={[-limit, limit].map((at) => `M${px(plot.x(at))} ${outer.top}V${outer.bottom}`).join('')}
        />
      ) : null}
      {sentence &&
      !narrow &&
      (error.above > 0 ? plot.right : outer.right) - plot.x(limit) >
        10 + letter * style.font * Math.max(...sentence.map((line) => line.length)) ? (
        <text className="strong-label halo" x={plot.x(limit) + 8} y={outer.top + 16}>
          {sentence[0]}
          <tspan x={plot.x(limit) + 8} dy="1.3em">
            {sentence[1]}
          </tspan>
        </text>
      ) : null}
    </Frame>
  )
}
