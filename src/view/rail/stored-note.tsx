import type { ReactElement } from 'react'
import type { StoredInfo, StoredWeight } from '../../core/stored.ts'
import { exact, significant } from '../../i18n/numbers.ts'
import { useRareWords, useSession } from '../hooks.ts'

/** What the file itself stores of quantized weights, and of the one that is worked through. */
export function StoredNote({ stored }: { stored: StoredInfo }): ReactElement {
  const rare = useRareWords()
  const weight = useSession((session) => session.picked?.stored)
  const words = rare.bring.stored
  const whole =
    stored.kind === 'blocks'
      ? words.blocks(stored.type, stored.elements, stored.bytes)
      : words.affine(stored.dtype, stored.scales, stored.axis, stored.group)
  return (
    <div className="stored-note">
      <p className="hint">{whole}</p>
      {weight ? (
        <p className="hint">
          {words.weight} <span className="mono">{textOf(weight)}</span>
        </p>
      ) : null}
    </div>
  )

  function textOf(weight: StoredWeight): string {
    if (weight.kind === 'affine') {
      return `q = ${exact(weight.code)}   s = ${significant(weight.scale, 6)}   z = ${exact(weight.zeroPoint)}`
    }
    const bytes = Array.from(weight.bytes.subarray(0, MOST_BYTES), (byte) => byte.toString(16).padStart(2, '0')).join(
      ' ',
    )
    const more = weight.bytes.length > MOST_BYTES ? ' …' : ''
    return `${words.place(weight.block, weight.place)} ${bytes}${more}`
  }
}

/** The longest block has 292 bytes; scales stand at its beginning or its end. */
const MOST_BYTES = 18
