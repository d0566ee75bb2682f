import type { ReactElement } from 'react'
import { num, type Param, text } from '../../core/params.ts'
import { setParams } from '../../state/actions.ts'
import { NumberField } from '../controls/number-field.tsx'
import { Select } from '../controls/select.tsx'
import { useWords } from '../hooks.ts'
import { Group } from './group.tsx'
import { type ActiveMethod, useActiveMethod } from './use-method.ts'

const named = (names: Readonly<Record<string, string>>, key: string): string =>
  Object.hasOwn(names, key) ? (names[key] ?? key) : key

/** How a number between two codes decides. */
export function RoundingGroup(): ReactElement | null {
  const words = useWords()
  const active = useActiveMethod()
  const param = active?.live.get('rounding')
  if (!active || param?.kind !== 'choice') return null
  const seed = active.live.get('seed')
  return (
    <Group title={words.rounding.title}>
      <Select
        label={words.rounding.title}
        options={param.options.map((value) => ({ value, label: named(words.rounding.options, value) }))}
        value={text(active.params, 'rounding')}
        onChange={(rounding) => setParams({ rounding })}
      />
      {seed?.kind === 'integer' ? (
        <div className="row">
          <NumberField
            param={seed}
            params={active.params}
            value={num(active.params, 'seed')}
            caption={words.weights.seed}
            label={words.weights.seed}
            onChange={(next) => setParams({ seed: next })}
          />
        </div>
      ) : null}
    </Group>
  )
}

/** Keys that have a group of their own; everything else a method has is a convention. */
const PLACED = new Set(['k', 'range', 'a', 'b', 'p', 'gran', 'axis', 'group', 'rounding', 'seed', 'scale', 'zp'])

/** Where references differ: arithmetic, codes, span, cast, and whatever else a method declares. */
export function ConventionGroup(): ReactElement | null {
  const words = useWords()
  const active = useActiveMethod()
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
  const { more } = useWords()
  const names: Readonly<Record<string, readonly [string, Readonly<Record<string, string>>]>> = {
    arith: [more.arith, more.arithOptions],
    codes: [more.codes, more.codesOptions],
    span: [more.span, more.spanOptions],
    cast: [more.cast, more.castOptions],
    nearest: [more.nearest, more.nearestOptions],
    block: [more.block, {}],
    double: [more.double, more.doubleOptions],
  }
  const [label, options] = (Object.hasOwn(names, param.key) ? names[param.key] : undefined) ?? [param.key, {}]
  if (param.kind === 'choice') {
    return (
      <div>
        <p className="hint">{label}</p>
        <Select
          label={label}
          options={param.options.map((value) => ({ value, label: named(options, value) }))}
          value={text(active.params, param.key)}
          onChange={(value) => setParams({ [param.key]: value })}
        />
      </div>
    )
  }
  if (param.kind === 'shape') return null
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
