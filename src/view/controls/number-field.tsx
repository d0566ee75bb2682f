import { type KeyboardEvent, memo, type ReactElement, type ReactNode, useId, useState } from 'react'
import { type IntegerParam, type NumberParam, type Params, clampParam, lowest } from '../../core/params.ts'
import { bound, exact, parseTyped } from '../../i18n/numbers.ts'
import { touchGesture } from '../../state/gesture.ts'
import { useWords } from '../hooks.ts'
import { Field } from './field.tsx'
import { useStable } from './use-stable.ts'

interface Props {
  readonly param: IntegerParam | NumberParam
  /** The other values, for bounds that depend on them. */
  readonly params: Params
  readonly value: number | undefined
  /** What to show for the value where that has more digits than there is room, or is one that was found. */
  readonly shown?: string | undefined
  readonly label: string
  /** The short name inside the field. */
  readonly caption?: string
  readonly short?: boolean
  readonly children?: ReactNode
  readonly onChange: (value: number) => void
  /** A rule beyond the bounds: the sentence to show, or undefined. */
  readonly refuse?: (value: number) => string | undefined
}

/**
 * A typed number. What is out of bounds gets a sentence and changes nothing; on leaving the field it goes to the
 * nearest bound.
 */
export function NumberField(props: Props): ReactElement {
  const { param, params, value, label, caption, short, children, onChange, refuse } = props
  const words = useWords()
  const id = useId()
  const [draft, setDraft] = useState<string | null>(null)
  const least = lowest(param, params)
  const typed = draft === null ? undefined : parseTyped(draft)
  const problem = draft === null ? undefined : problemOf(typed)

  function problemOf(number: number | undefined): string | undefined {
    if (number === undefined || (param.kind === 'integer' && !Number.isInteger(number))) return words.fields.number
    if (number < least || number > param.max)
      return words.fields.bounds(caption ?? label, bound(least), bound(param.max))
    return refuse?.(number)
  }

  const change = useStable((text: string) => {
    setDraft(text)
    const number = parseTyped(text)
    if (number === undefined || problemOf(number) !== undefined) return
    // what is typed in one go is one step of undo
    touchGesture(param.key)
    onChange(number)
  })

  const leave = useStable(() => {
    if (typed !== undefined) {
      const legal = clampParam(param, typed, params)
      if (legal !== value && refuse?.(legal) === undefined) onChange(legal)
    }
    setDraft(null)
  })

  const key = useStable((event: KeyboardEvent) => {
    if (event.key === 'Enter') leave()
    if (event.key === 'Escape' && draft !== null) {
      event.stopPropagation()
      setDraft(null)
    }
  })

  return (
    <Field id={id} problem={problem} caption={caption} short={short}>
      <TypedText
        whole={param.kind === 'integer'}
        label={label}
        problem={problem ? id : undefined}
        text={draft ?? props.shown ?? (value === undefined ? '' : exact(value))}
        change={change}
        leave={leave}
        keyDown={key}
      />
      {children}
    </Field>
  )
}

interface TypedTextProps {
  readonly whole: boolean
  readonly label: string
  /** Id of the sentence that says what is wrong. */
  readonly problem: string | undefined
  readonly text: string
  readonly change: (text: string) => void
  readonly leave: () => void
  readonly keyDown: (event: KeyboardEvent) => void
}

/** Apart, because React sets every attribute of an input again whenever it is drawn, however little changed. */
const TypedText = memo(function TypedText(props: TypedTextProps): ReactElement {
  return (
    <input
      type="text"
      inputMode={props.whole ? 'numeric' : 'decimal'}
      autoComplete="off"
      spellCheck={false}
      aria-label={props.label}
      aria-invalid={props.problem !== undefined}
      aria-describedby={props.problem}
      value={props.text}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => props.change(event.currentTarget.value)}
      onBlur={props.leave}
      onKeyDown={props.keyDown}
    />
  )
})
