import type { ReactElement } from 'react'
import { type Param, text } from '../../core/params.ts'
import { setParams } from '../../state/actions.ts'
import { NumberField } from '../controls/number-field.tsx'
import { Select } from '../controls/select.tsx'
import { useLanguage } from '../hooks.ts'
import { Group } from './group.tsx'
import { type ActiveMethod, useMethodAtRest } from './use-method.ts'

/** Keys that have a group of their own; everything else a method has is a convention. */
const PLACED = new Set(['k', 'range', 'a', 'b', 'p', 'gran', 'axis', 'group', 'rounding', 'seed', 'scale', 'zp'])

/** Where references differ: arithmetic, codes, span, cast, and whatever else a method declares. */
export function ConventionGroup(): ReactElement | null {
  const { words } = useLanguage()
  const active = useMethodAtRest()
  const rest = active ? [...active.live.values()].filter((param) => !PLACED.has(param.key)) : []
  if (!active || rest.length === 0) return null
  return (
    <Group title={words.more.title}>
      <div className="stack">
        {rest.map((param) => (
          <Convention key={param.key} param={param} active={active} />
        ))}
      </div>
    </Group>
  )
}

function Convention({ param, active }: { param: Param; active: ActiveMethod }): ReactElement | null {
  const { locale } = useLanguage()
  const label = param.label?.[locale] ?? param.key
  if (param.kind === 'shape') return null
  if (param.kind === 'choice') {
    return (
      <div>
        <p className="hint">{label}</p>
        <Select
          label={label}
          options={param.options.map((value) => ({ value, label: param.names?.[value]?.[locale] ?? value }))}
          value={text(active.params, param.key)}
          onChange={(value) => setParams({ [param.key]: value })}
        />
      </div>
    )
  }
  const value = active.params[param.key]
  return (
    <NumberField
      param={param}
      params={active.params}
      value={typeof value === 'number' ? value : undefined}
      caption={label}
      label={label}
      onChange={(next) => setParams({ [param.key]: next })}
    />
  )
}
