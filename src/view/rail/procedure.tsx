import type { ReactElement, ReactNode } from 'react'
import { methodById } from '../../core/methods/index.ts'
import { num, withDefaults } from '../../core/params.ts'
import { fixed, placed, significant } from '../../i18n/numbers.ts'
import { levelCounts, rangeOf, stepOf } from '../charts/model.ts'
import { useSession, useWords } from '../hooks.ts'
import { followsProcedure } from '../use-method.ts'
import { Group } from './group.tsx'

/** Of more levels than a number of 16 bits has, only those in use say something. */
const MOST_LEVELS = 2 ** 16

/** The article's procedure with the numbers of the result on show: take min and max, fix the range, quantize. */
export function Procedure(): ReactElement | null {
  const words = useWords()
  const shown = useSession((session) => session.unhurried)
  const method = shown && methodById(shown.pane.id)
  if (!shown || !method || !followsProcedure(method)) return null
  const { pane, evaluation } = shown
  const params = withDefaults(method.params, pane.params)
  const { stats, grid, figures } = evaluation
  const span = stats.max - stats.min
  const step = stepOf(evaluation)
  const { used, all } = levelCounts(evaluation)
  return (
    <Group title={words.procedure.title}>
      <ol className="procedure">
        <Step number={1} title={words.procedure.minmax}>
          {stats.finite === 0
            ? words.procedure.none
            : words.procedure.to(placed(stats.min, span), placed(stats.max, span))}
        </Step>
        <Step number={2} title={words.procedure.range}>
          {rangeText()}
        </Step>
        <Step number={3} title={words.procedure.quantize}>
          {words.procedure.levels(used, all <= MOST_LEVELS ? all : used, step === undefined ? '' : significant(step))}
          {method.keepsFloat64 && figures.bits_per_weight < 32
            ? ` ${words.sentences.stored32(fixed(figures.bits_per_weight, 0))}`
            : ''}
        </Step>
      </ol>
    </Group>
  )

  function rangeText(): string {
    const cut = rangeOf(evaluation)
    const low = cut?.low ?? grid.low[0]
    const high = cut?.high ?? grid.high[0]
    if (pane.id === 'integer') return words.procedure.integers
    if (pane.id === 'fixed-point') return words.procedure.fixedPoint(num(params, 'k'))
    if (grid.groups > 1) return words.procedure.ranges(grid.groups)
    if (low === undefined || high === undefined || stats.finite === 0) return words.procedure.none
    const range = words.procedure.to(placed(low, span), placed(high, span))
    // a zero point is a whole number: the range moves by up to half a step from where it was asked for
    const moved = grid.zeroPoints && grid.asked && placed(grid.asked.a[0] ?? low, span) !== placed(low, span)
    return moved ? range + words.procedure.moved : range
  }
}

function Step({ number, title, children }: { number: number; title: string; children: ReactNode }): ReactElement {
  return (
    <li>
      <span className="number" aria-hidden="true">
        {number}
      </span>
      <div>
        <b>{title}</b> <span>{children}</span>
      </div>
    </li>
  )
}
