import type { ReactElement } from 'react'
import { type Param, text } from '../../core/params.ts'
import { calibratorById } from '../../core/ranges/index.ts'
import { setParams } from '../../state/actions.ts'
import { NumberField } from '../controls/number-field.tsx'
import { Select } from '../controls/select.tsx'
import { useLanguage, useRareWords } from '../hooks.ts'
import type { ActiveMethod } from '../rail/use-method.ts'

/** Any parameter of any method in the least room. */
export function CompactParam({ param, active }: { param: Param; active: ActiveMethod }): ReactElement | null {
  const { words, locale } = useLanguage()
  const { fileView } = useRareWords()
  const { key, kind } = param
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
  const caption = param.label?.[locale] ?? key
  const label = labels[key] ?? caption
  if (kind === 'shape') return null
  if (kind === 'choice') {
    return (
      <Select
        label={label}
        options={param.options.map((value) => ({ value, label: named(nameOf(value)) }))}
        value={text(active.params, key)}
        onChange={(value) =>
          setParams(key === 'range' ? { range: value, scale: undefined, zp: undefined } : { [key]: value })
        }
      />
    )
  }
  const value = active.params[key]
  return (
    <NumberField
      param={param}
      params={active.params}
      value={typeof value === 'number' ? value : undefined}
      caption={caption}
      label={label}
      onChange={(next) => setParams({ [key]: next })}
    />
  )

  /** A choice that every method has says by itself what is chosen; the others say it. */
  function named(name: string): string {
    return Object.hasOwn(labels, key) ? name : fileView.named(caption, name)
  }

  function nameOf(value: string): string {
    const granularity: Readonly<Record<string, string>> = fileView.granularity
    if (key === 'range') return calibratorById(value)?.label[locale] ?? value
    if (key === 'gran') return granularity[value] ?? value
    return (param.kind === 'choice' ? param.names?.[value]?.[locale] : undefined) ?? value
  }
}
