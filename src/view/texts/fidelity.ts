import type { Fidelity } from '../../core/quantizer/method.ts'
import type { Messages } from '../../i18n/index.ts'

/** What the golden vectors prove of a method, in words. */
export function fidelityText({ kind, reference }: Fidelity, { method }: Messages): string {
  return kind === 'bit-exact' ? method.bitExact(reference) : method.follows(reference)
}
