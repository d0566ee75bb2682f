import type { ComponentProps, ReactElement } from 'react'
import { Icon } from '../icons.tsx'

interface Props extends Omit<ComponentProps<'button'>, 'children'> {
  readonly icon: Parameters<typeof Icon>[0]['name']
  /** For those who do not see the picture. */
  readonly label: string
}

/** A button with a picture and no word in it. */
export function IconButton({ icon, label, ...rest }: Props): ReactElement {
  return (
    <button type="button" className="icon-button" aria-label={label} {...rest}>
      <Icon name={icon} />
    </button>
  )
}
