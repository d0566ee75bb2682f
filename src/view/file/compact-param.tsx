import type { CSSProperties, ReactElement } from 'react'
import type { Param } from '../../core/params.ts'
import { calibratorById } from '../../core/ranges/index.ts'
import { useLanguage, useRareWords } from '../hooks.ts'
import { choiceName, ParamControl } from '../rail/param-control.tsx'
import type { ActiveMethod } from '../use-method.ts'

/** A scale given by hand overrides the range, so that a chosen range takes it away. */
const OVERRIDING = ['scale', 'zp']

/** Digits that a number with a point has room for: `-0.12345`. */
const DIGITS = 8

/** Any parameter of any method in the least room: a list says by itself what is chosen in it. */
export function CompactParam({ param, active }: { param: Param; active: ActiveMethod }): ReactElement {
  const { words, locale } = useLanguage()
  const { fileView } = useRareWords()
  const { key } = param
  const labels: Readonly<Record<string, string>> = {
    k: words.bits.title,
    range: words.range.title,
    gran: words.granularity.title,
    p: words.range.pLabel,
    a: words.range.aLabel,
    b: words.range.bLabel,
    axis: words.granularity.axisLabel,
    group: words.granularity.groupLabel,
  }
  const captions: Readonly<Record<string, string>> = { axis: words.granularity.axis, group: words.granularity.group }
  const caption = param.label?.[locale] ?? captions[key] ?? key
  return (
    <div
      className="compact-param"
      data-term={key === 'a' || key === 'b' ? 'range' : key}
      style={param.kind === 'choice' ? undefined : ({ '--digits': digitsOf(param) } as CSSProperties)}
    >
      <ParamControl
        param={param}
        active={active}
        label={labels[key] ?? caption}
        caption={caption}
        nameOf={nameOf}
        replaces={key === 'range' ? OVERRIDING : []}
      />
    </div>
  )

  function nameOf(value: string): string {
    const granularity: Readonly<Record<string, string>> = fileView.granularity
    if (key === 'range') return calibratorById(value)?.label[locale] ?? value
    if (key === 'gran') return granularity[value] ?? value
    const name = choiceName(param, value, locale)
    return Object.hasOwn(labels, key) ? name : fileView.named(caption, name)
  }
}

function digitsOf(param: Param): number {
  return param.kind === 'integer' ? Math.min(DIGITS, String(param.max).length) : DIGITS
}
