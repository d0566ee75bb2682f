import type { Evaluation } from '../../core/evaluation.ts'
import type { PickedWeight } from '../../engine/engine.ts'
import { exact, significant } from '../../i18n/numbers.ts'
import { constantsOf } from '../texts/worked-text.ts'

type Grid = Evaluation['grid']

/** The numbers that the formula stands for, under its names: those of the group of a weight that was worked with this grid. */
export function numbersInForce(grid: Grid, weight: PickedWeight | null): string {
  const group = weight?.group ?? (grid.groups === 1 ? 0 : -1)
  const [low, high] = [grid.low[group], grid.high[group]]
  return [
    group < 0 ? '' : constantsOf(weight ?? onlyGroup(grid), 6, GAP),
    low !== undefined && high !== undefined && Number.isFinite(low)
      ? `[${significant(low, 6)}, ${significant(high, 6)}]`
      : '',
    grid.codes ? `q ∈ ${exact(grid.codes.min)}…${exact(grid.codes.max)}` : '',
  ]
    .filter(Boolean)
    .join(GAP)
}

/** What a result itself tells of its only group, until the worked weight is there. */
const onlyGroup = ({ scales, zeroPoints }: Grid) => ({
  scale: scales?.[0] ?? null,
  factor: null,
  zeroPoint: zeroPoints?.[0] ?? null,
})

const GAP = '   '

/** The weight, if it was worked with this grid. Numbers of far groups are not at hand to tell; they are taken to be right. */
export function workedWith(weight: PickedWeight | null, grid: Grid): PickedWeight | null {
  if (!weight || weight.group >= grid.groups) return null
  const same = (list: ArrayLike<number> | null, value: number | null): boolean =>
    list === null ? value === null : weight.group >= list.length || list[weight.group] === value
  const { scale, factor, zeroPoint } = weight
  return same(grid.scales, scale) && same(grid.factors, factor) && same(grid.zeroPoints, zeroPoint) ? weight : null
}
