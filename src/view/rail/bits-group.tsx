import type { ReactElement } from 'react'
import { significant } from '../../i18n/numbers.ts'
import { useWords } from '../hooks.ts'
import { BitsField, BitsSlider, useBits } from './bits.tsx'
import { Title } from './group.tsx'

/** How many bits, and what they come to: levels, or for fixed point the step. */
export function BitsGroup(): ReactElement | null {
  const words = useWords()
  const bits = useBits()
  if (!bits) return null
  const { active, k, title } = bits
  const levels = active.method.levels(active.params)?.values.length ?? 2 ** k
  const hint = active.method.id === 'fixed-point' ? words.bits.step(significant(2 ** -k)) : words.bits.levels(levels)
  return (
    <section className="group bits" aria-label={title}>
      <div className="bits-head">
        <Title term="k">{title}</Title>
        <span className="hint">{hint}</span>
        <BitsField bits={bits} />
      </div>
      <BitsSlider bits={bits} text={`${k}, ${hint}`} />
    </section>
  )
}
