import { CASTS, type Cast } from '../numeric/cast.ts'
import { ROUNDINGS, type Rounding } from '../numeric/rounding.ts'
import { num, type Params, text } from '../params.ts'
import type { Tensor } from '../tensor.ts'
import { channelLayout, groupLayout, type Layout, tensorLayout } from './layout.ts'

/** The layout that `gran`, `axis` and `group` ask for. Throws `bad-axis`. */
export function layoutOf(tensor: Tensor, params: Params): Layout {
  const kind = text(params, 'gran')
  if (kind === 'channel') return channelLayout(tensor.shape, num(params, 'axis'))
  if (kind === 'group') return groupLayout(tensor.shape, num(params, 'group'))
  return tensorLayout(tensor.data.length)
}

export interface RoundingRule {
  readonly rounding: Rounding
  readonly seed: number
}

export function roundingOf(params: Params): RoundingRule {
  const name = text(params, 'rounding')
  return { rounding: ROUNDINGS.find((rule) => rule === name) ?? 'half-even', seed: num(params, 'seed') }
}

/** The cast that `cast` names; null for `none`. */
export function castOf(params: Params): Cast | null {
  const name = text(params, 'cast')
  return CASTS.find((cast) => cast === name) ?? null
}
