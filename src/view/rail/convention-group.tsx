import type { ReactElement } from 'react'
import type { Param } from '../../core/params.ts'
import { useLanguage } from '../hooks.ts'
import { type ActiveMethod, useMethodAtRest } from '../use-method.ts'
import { Group } from './group.tsx'
import { choiceName, ParamControl } from './param-control.tsx'

/** Keys that have a group of their own; everything else a method has is a convention. */
const PLACED = new Set(['k', 'range', 'a', 'b', 'p', 'gran', 'axis', 'group', 'rounding', 'seed', 'scale', 'zp'])

/** Where references differ: arithmetic, codes, span, cast, and whatever else a method declares. */
export function ConventionGroup(): ReactElement | null {
  const { words } = useLanguage()
  const active = useMethodAtRest()
  const rest = active ? [...active.live.values()].filter((param) => !PLACED.has(param.key)) : []
  if (!active || rest.length === 0) return null
  return (
    <Group term="more" title={words.more.title}>
      <div className="stack">
        {rest.map((param) => (
          <Convention key={param.key} param={param} active={active} />
        ))}
      </div>
    </Group>
  )
}

function Convention({ param, active }: { param: Param; active: ActiveMethod }): ReactElement {
  const { locale } = useLanguage()
  const label = param.label?.[locale] ?? param.key
  const control = (
    <ParamControl param={param} active={active} label={label} nameOf={(value) => choiceName(param, value, locale)} />
  )
  // a list has no room for its name inside
  return param.kind === 'choice' ? (
    <div>
      <p className="hint" data-term={param.key}>
        {label}
      </p>
      {control}
    </div>
  ) : (
    control
  )
}
