import type { ReactElement } from 'react'
import type { Evaluation } from '../../core/evaluation.ts'
import { fixed, significant } from '../../i18n/numbers.ts'
import type { RareMessages } from '../../i18n/index.ts'
import { useRareWords } from '../hooks.ts'
import { binOf, edgeOf } from './domain.ts'
import { held, REACH, unitName } from './error-counts.ts'
import type { Plot } from './plot.ts'
import { decimals, type Line, TooltipBox } from './tooltip-box.tsx'

export interface ErrorTooltipProps {
  /** The part between the bars of the ends. */
  readonly plot: Plot
  readonly error: Evaluation['error']
  /** Are the bins drawn as they are held at half a step? */
  readonly holds: boolean
  /** Where the pointer is, in pixels. */
  readonly at: number
}

function linesOf(error: Evaluation['error'], index: number, words: RareMessages): Line[] {
  const { bins, unit } = error
  const [from, to] = [edgeOf(bins, index), edgeOf(bins, index + 1)]
  const digits = decimals(bins.width)
  const clipped = error.clipping[index] ?? 0
  const all = (error.rounding[index] ?? 0) + clipped
  return [
    { strong: true, text: words.tooltip.interval(fixed(from, digits), `${fixed(to, digits)} ${unitName(error)}`) },
    ...(unit === 1 ? [] : [{ text: words.tooltip.interval(significant(from * unit), significant(to * unit)) }]),
    { className: 'q', text: words.tooltip.holds(all) },
    ...(clipped > 0 ? [{ className: 'c', text: words.tooltip.ofClipped(clipped) }] : []),
  ]
}

/** How many weights have the error under the pointer. */
export function ErrorTooltip({ plot, error, holds, at }: ErrorTooltipProps): ReactElement | null {
  const words = useRareWords()
  const far = (count: number, limit: number): ReactElement | null =>
    count === 0 ? null : (
      <TooltipBox
        plot={plot}
        x={at}
        lines={[
          { strong: true, text: words.tooltip.beyond(`${fixed(limit, 1)} ${unitName(error)}`) },
          { className: error.unitIs === 'rmse' ? 'q' : 'c', text: words.tooltip.holds(count) },
        ]}
      />
    )
  if (at < plot.left) return far(error.below, -REACH)
  if (at > plot.right) return far(error.above, REACH)
  const index = binOf(error.bins, plot.x.invert(at))
  const left = Math.max(plot.left, plot.x(edgeOf(error.bins, index)))
  const right = Math.min(plot.right, plot.x(edgeOf(error.bins, index + 1)))
  return (
    <>
      <div
        className="error-band"
        style={{ left, width: right - left, top: plot.top, height: plot.bottom - plot.top }}
      />
      <TooltipBox plot={plot} x={at} lines={linesOf(holds ? held(error) : error, index, words)} />
    </>
  )
}
