import { type ReactElement, useId, useState } from 'react'
import { touchGesture } from '../../state/gesture.ts'
import { Field } from './field.tsx'

interface Props {
  readonly caption: string
  readonly label: string
  readonly value: string
  readonly refuse: (text: string) => string | undefined
  readonly onChange: (text: string) => void
}

/** A short text; what cannot be used gets a sentence and changes nothing. */
export function TextField({ caption, label, value, refuse, onChange }: Props): ReactElement {
  const id = useId()
  const [draft, setDraft] = useState<string | null>(null)
  const problem = draft === null ? undefined : refuse(draft.trim())
  return (
    <Field id={id} problem={problem} caption={caption}>
      <input
        type="text"
        autoComplete="off"
        spellCheck={false}
        aria-label={label}
        aria-invalid={problem !== undefined}
        aria-describedby={problem ? id : undefined}
        value={draft ?? value}
        onChange={(event) => {
          const text = event.currentTarget.value
          setDraft(text)
          if (refuse(text.trim()) !== undefined) return
          touchGesture(label)
          onChange(text.trim())
        }}
        onBlur={() => setDraft(null)}
      />
    </Field>
  )
}
