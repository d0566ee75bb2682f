import { type ReactElement, useId } from 'react'
import type { Evaluation } from '../../core/evaluation.ts'
import { count } from '../../i18n/numbers.ts'
import { useSession, useWords } from '../hooks.ts'
import { binOf, edgeOf } from './domain.ts'
import { At } from './frame.tsx'
import { levelsInView, type RangeOnChart } from './model.ts'
import { type Plot, px } from './plot.ts'

/** The regions in which weights are clipped: hatched from the edge of the plot to half a step outside the end level. */
export function ClipRegions({ plot, range }: { plot: Plot; range: RangeOnChart }): ReactElement | null {
  const id = useId()
  const parts = clipSides(plot, range).filter((part) => part.to - part.from > 0.5)
  if (parts.length === 0) return null
  return (
    <>
      <defs>
        {/* upright: a browser samples a turned pattern point by point */}
        <pattern id={id} width="8" height="8" patternUnits="userSpaceOnUse">
          <path className="hatch-line" d="M-1 1L1 -1M0 8L8 0M7 9L9 7" />
        </pattern>
      </defs>
      {parts.map((part) => (
        <rect
          key={part.side}
          x={part.from}
          y={plot.top}
          width={part.to - part.from}
          height={plot.bottom - plot.top}
          fill={`url(#${id})`}
        />
      ))}
    </>
  )
}

function clipSides(plot: Plot, range: RangeOnChart): { side: 'a' | 'b'; from: number; to: number }[] {
  return [
    { side: 'a', from: plot.left, to: Math.min(plot.right, plot.x(range.clipLow)) },
    { side: 'b', from: Math.max(plot.left, plot.x(range.clipHigh)), to: plot.right },
  ]
}

/** How many are clipped, in the region itself: the number alone where the words do not fit. */
export function ClipLabels({
  plot,
  range,
  evaluation,
  short,
}: {
  plot: Plot
  range: RangeOnChart
  evaluation: Evaluation
  short?: boolean
}): ReactElement {
  const words = useWords()
  const counts = { a: evaluation.clippedBelow, b: evaluation.clippedAbove }
  return (
    <g textAnchor="middle">
      {clipSides(plot, range)
        .filter((part) => counts[part.side] > 0 && part.to - part.from > 14)
        .map((part) => (
          <At key={part.side} x={(part.from + part.to) / 2} y={(plot.top + plot.bottom) / 2}>
            <text className="clip-label halo">
              {short || part.to - part.from < 70 * (plot.style.font / 12)
                ? count(counts[part.side])
                : words.charts.clipped(counts[part.side])}
            </text>
          </At>
        ))}
    </g>
  )
}

/** Levels below the baseline, or one band where they are closer than 4 px. */
export function LevelTicks({ plot, evaluation }: { plot: Plot; evaluation: Evaluation }): ReactElement | null {
  const { from: lo, to: hi } = plot.x
  const levels = levelsInView(evaluation, lo, hi, (plot.right - plot.left) / 4)
  if (!levels) return null
  const y = plot.bottom + 1
  if (levels === 'band') {
    const values = evaluation.levels?.values
    const from = plot.x(Math.max(lo, values?.[0] ?? lo))
    const to = plot.x(Math.min(hi, values?.[values.length - 1] ?? hi))
    return <path className="level-ticks" strokeWidth="3.5" d={`M${px(from)} ${y + 2.5}H${px(to)}`} />
  }
  return (
    <path className="level-ticks" strokeWidth="2" d={levels.map((level) => `M${px(plot.x(level))} ${y}v6`).join('')} />
  )
}

/** The chosen weight, or what it becomes: a triangle under the baseline. */
export function PickMark({ plot, of }: { plot: Plot; of: 'weight' | 'value' }): ReactElement | null {
  const at = useSession(({ picked }) => (of === 'weight' ? picked?.steps[0]?.value : picked?.quantized))
  if (at === undefined) return null
  const x = plot.x(at)
  if (!(x >= plot.left - 1 && x <= plot.right + 1)) return null
  return <path className="pick-mark" d={`M${px(x)} ${plot.bottom + 2}l4.5 7h-9z`} />
}

/** One bin wide, in every chart of weights at once. */
export function HoverBand({ plot, evaluation }: { plot: Plot; evaluation: Evaluation }): ReactElement | null {
  const hover = useSession((session) => session.hover)
  if (hover === null) return null
  const { bins } = evaluation
  const index = binOf(bins, hover)
  const from = Math.max(plot.left, plot.x(edgeOf(bins, index)))
  const to = Math.min(plot.right, plot.x(edgeOf(bins, index + 1)))
  if (!(to > from)) return null
  return <rect className="hover-band" x={from} y={plot.top} width={to - from} height={plot.bottom - plot.top} />
}
