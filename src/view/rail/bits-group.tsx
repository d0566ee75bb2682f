import type { ReactElement } from 'react'
import { lowest, num } from '../../core/params.ts'
import { setParams } from '../../state/actions.ts'
import { significant } from '../../i18n/numbers.ts'
import { NumberField } from '../controls/number-field.tsx'
import { Slider } from '../controls/slider.tsx'
import { useWords } from '../hooks.ts'
import { Title } from './group.tsx'
import { useActiveMethod } from '../use-method.ts'

const TICKS = [0, 1, 2, 3, 4, 5, 6, 8, 12, 16]

/** Bits per code; for fixed point the bits after the point. */
export function BitsGroup(): ReactElement | null {
  const words = useWords()
  const active = useActiveMethod()
  const param = active?.live.get('k')
  if (!active || param?.kind !== 'integer') return null
  const k = num(active.params, 'k')
  const fractional = active.method.id === 'fixed-point'
  const title = fractional ? words.bits.fractional : words.bits.title
  const levels = active.method.levels(active.params)?.values.length ?? 2 ** k
  const hint = fractional ? words.bits.step(significant(2 ** -k)) : words.bits.levels(levels)
  const set = (value: number): void => setParams({ k: value })
  return (
    <section className="group bits" aria-label={title}>
      <div className="bits-head">
        <Title term="k">{title}</Title>
        <span className="hint">{hint}</span>
        <NumberField short param={param} params={active.params} value={k} label={title} onChange={set} />
      </div>
      <Slider
        label={title}
        valueText={`${k}, ${hint}`}
        min={lowest(param, active.params)}
        max={param.max}
        value={k}
        ticks={TICKS}
        gesture="k"
        onChange={set}
      />
    </section>
  )
}
