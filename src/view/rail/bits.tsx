import type { ReactElement } from 'react'
import { type IntegerParam, lowest, num } from '../../core/params.ts'
import { setParams } from '../../state/actions.ts'
import { NumberField } from '../controls/number-field.tsx'
import { Slider } from '../controls/slider.tsx'
import { useWords } from '../hooks.ts'
import { type ActiveMethod, useActiveMethod } from '../use-method.ts'

const TICKS = [0, 1, 2, 3, 4, 5, 6, 8, 12, 16]

interface Bits {
  readonly active: ActiveMethod
  readonly param: IntegerParam
  readonly k: number
  readonly title: string
}

/** Bits per code, for fixed point the bits after the point; null where the method has no choice. */
export function useBits(): Bits | null {
  const { bits } = useWords()
  const active = useActiveMethod()
  const param = active?.live.get('k')
  if (!active || param?.kind !== 'integer') return null
  const title = active.method.id === 'fixed-point' ? bits.fractional : bits.title
  return { active, param, k: num(active.params, 'k'), title }
}

const set = (k: number): void => setParams({ k })

export function BitsField({ bits: { active, param, k, title } }: { bits: Bits }): ReactElement {
  return <NumberField short param={param} params={active.params} value={k} label={title} onChange={set} />
}

export function BitsSlider({ bits, text }: { bits: Bits; text: string }): ReactElement {
  const { active, param, k, title } = bits
  return (
    <Slider
      label={title}
      valueText={text}
      min={lowest(param, active.params)}
      max={param.max}
      value={k}
      ticks={TICKS}
      gesture="k"
      onChange={set}
    />
  )
}
