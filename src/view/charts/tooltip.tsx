import type { ReactElement } from 'react'
import type { Evaluation } from '../../core/evaluation.ts'
import { fixed, placed, significant } from '../../i18n/numbers.ts'
import type { Messages, RareMessages } from '../../i18n/index.ts'
import { useRareWords, useSession, useWords } from '../hooks.ts'
import { roundingOf } from '../rounding-of.ts'
import { binOf, edgeOf } from './domain.ts'
import { codeAt, feedsOf, stepOf } from './model.ts'
import type { Plot } from './plot.ts'
import { decimals, type Line, TooltipBox } from './tooltip-box.tsx'

export interface TooltipProps {
  readonly plot: Plot
  readonly evaluation: Evaluation
  readonly side: 'original' | 'quantized'
}

const number = (value: number, width: number): string =>
  width < 1e-5 || Math.abs(value) >= 1e6 ? significant(value, 3) : fixed(value, decimals(width))

/** Levels that the weights of [from, to) go to. */
function targets(evaluation: Evaluation, from: number, to: number): number[] {
  const stairs = evaluation.staircase
  if (!stairs) return []
  const found: number[] = []
  for (let i = 0; i < stairs.x.length; i++) {
    const x = stairs.x[i] ?? Number.NaN
    const y = stairs.y[i] ?? Number.NaN
    if (x >= from && x < to && found[found.length - 1] !== y) found.push(y)
  }
  return found
}

function originalLines(evaluation: Evaluation, at: number, words: RareMessages): Line[] {
  const { bins, stats } = evaluation
  const span = stats.max - stats.min
  const index = binOf(bins, at)
  const [from, to] = [edgeOf(bins, index), edgeOf(bins, index + 1)]
  const count = evaluation.original[index] ?? 0
  const clipped = evaluation.originalClipped[index] ?? 0
  const [weights, become] = words.tooltip.become(count)
  const levels = targets(evaluation, from, to)
  const [first, last] = [levels[0], levels[levels.length - 1]]
  const lines: Line[] = [
    { strong: true, text: words.tooltip.interval(number(from, bins.width), number(to, bins.width)) },
  ]
  if (first === undefined || last === undefined || count === 0) lines.push({ className: 'o', text: weights })
  else {
    lines.push({ className: 'o', text: [weights, become].filter(Boolean).join(' ') })
    lines.push({
      className: 'q',
      text:
        levels.length === 1
          ? words.tooltip.becomeLevel(placed(first, span))
          : words.tooltip.becomeLevels(levels.length, placed(first, span), placed(last, span)),
    })
  }
  if (clipped > 0) lines.push({ className: 'c', text: words.tooltip.ofClipped(clipped) })
  return lines
}

function quantizedLines(
  evaluation: Evaluation,
  at: number,
  rounding: string,
  words: RareMessages,
  { code }: Messages['charts'],
): Line[] {
  const { quantizedBins: bins, levels, grid, stats } = evaluation
  const span = stats.max - stats.min
  const index = binOf(bins, at)
  const [from, to] = [edgeOf(bins, index), edgeOf(bins, index + 1)]
  const count = evaluation.quantized[index] ?? 0
  const clipped = evaluation.quantizedClipped[index] ?? 0
  const lines: Line[] = []
  const inside: number[] = []
  if (levels) {
    for (let i = 0; i < levels.values.length; i++) {
      const value = levels.values[i] ?? Number.NaN
      if (value >= from && value < to) inside.push(i)
    }
  }
  const only = inside.length === 1 ? inside[0] : undefined
  if (levels && only !== undefined) {
    lines.push({ strong: true, text: words.tooltip.level(placed(levels.values[only] ?? 0, span)) })
    lines.push({ text: code(codeAt(levels, only)) })
    const step = stepOf(evaluation)
    const value = levels.values[only] ?? 0
    // what is clipped comes to an end level from everywhere beyond it
    const least = value === grid.low[0] && evaluation.clippedBelow > 0
    const most = value === grid.high[0] && evaluation.clippedAbove > 0
    const [low, high] = feedsOf(value, step ?? 0, rounding).map((end) => placed(end, span)) as [string, string]
    const { feeds, feedsBelow, feedsAbove } = words.tooltip
    if (step) lines.push({ text: least ? feedsBelow(high) : most ? feedsAbove(low) : feeds(low, high) })
  } else {
    lines.push({ strong: true, text: words.tooltip.interval(number(from, bins.width), number(to, bins.width)) })
  }
  lines.push({ className: 'q', text: words.tooltip.holds(count) })
  if (clipped > 0) lines.push({ className: 'c', text: words.tooltip.ofClipped(clipped) })
  return lines
}

/** What stands in the bin under the pointer. */
export function Tooltip({ plot, evaluation, side }: TooltipProps): ReactElement | null {
  const hover = useSession((session) => session.hover)
  const rare = useRareWords()
  const { charts } = useWords()
  const pane = useSession((session) => session.shown?.pane)
  if (hover === null) return null
  const x = plot.x(hover)
  if (!(x >= plot.left && x <= plot.right)) return null
  // the cast of clip cuts off what is behind the point
  const rounding = pane?.id === 'clip' ? 'trunc' : roundingOf(pane)
  const lines =
    side === 'original'
      ? originalLines(evaluation, hover, rare)
      : quantizedLines(evaluation, hover, rounding, rare, charts)
  return <TooltipBox plot={plot} x={x} lines={lines} />
}
