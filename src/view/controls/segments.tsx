import { type ReactElement, useId } from 'react'

interface Props<T extends string> {
  readonly legend: string
  readonly options: readonly { readonly value: T; readonly label: string; readonly name?: string }[]
  readonly value: T
  readonly even?: boolean
  readonly className?: string
  readonly onChange: (value: T) => void
}

/** One of two to five choices that fit side by side. Real radio buttons underneath. */
export function Segments<T extends string>({
  legend,
  options,
  value,
  even,
  className,
  onChange,
}: Props<T>): ReactElement {
  const name = useId()
  return (
    <fieldset className={`segments${even ? ' even' : ''} ${className ?? ''}`}>
      <legend className="visually-hidden">{legend}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            aria-label={option.name}
            onChange={() => onChange(option.value)}
          />
          <span aria-hidden={option.name ? true : undefined}>{option.label}</span>
        </label>
      ))}
    </fieldset>
  )
}
