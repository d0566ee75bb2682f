import type { ReactElement } from 'react'
import { type Param, type ParamValue, text } from '../../core/params.ts'
import type { Locale } from '../../core/words.ts'
import { setParams } from '../../state/actions.ts'
import { NumberField } from '../controls/number-field.tsx'
import { Select } from '../controls/select.tsx'
import type { ActiveMethod } from '../use-method.ts'

/** What a choice of a parameter is called; one without a name is called as it stands in the link. */
export function choiceName(param: Param, value: string, locale: Locale): string {
  return (param.kind === 'choice' && param.names?.[value]?.[locale]) || value
}

interface Props {
  readonly param: Param
  readonly active: ActiveMethod
  readonly label: string
  /** The name in front of a number; without one it is the label. */
  readonly caption?: string
  /** What a choice is called. */
  readonly nameOf: (value: string) => string
  /** What is no longer given once this is. */
  readonly replaces?: readonly string[]
}

/** Any parameter of any method, from what it says of itself: a list of choices, or a number to type. */
export function ParamControl(props: Props): ReactElement | null {
  const { param, active, label, caption = label, nameOf, replaces = [] } = props
  const { key } = param
  const set = (value: ParamValue): void =>
    setParams({ [key]: value, ...Object.fromEntries(replaces.map((each) => [each, undefined])) })
  if (param.kind === 'shape') return null
  if (param.kind === 'choice') {
    const options = param.options.map((value) => ({ value, label: nameOf(value) }))
    return <Select label={label} options={options} value={text(active.params, key)} onChange={set} />
  }
  const value = active.params[key]
  return (
    <NumberField
      param={param}
      params={active.params}
      value={typeof value === 'number' ? value : undefined}
      caption={caption}
      label={label}
      onChange={set}
    />
  )
}
