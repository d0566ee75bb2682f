import { methodById } from '../../core/methods/index.ts'
import { calibratorById } from '../../core/ranges/index.ts'
import { withDefaults } from '../../core/params.ts'
import type { Locale } from '../../core/words.ts'
import type { RareMessages } from '../../i18n/index.ts'
import type { Shown } from '../../state/session-store.ts'

/** A result's recipe in a few words: "Affine, 4 bits, range by MSE". */
export function describe({ pane }: Pick<Shown, 'pane'>, { recipe }: RareMessages, locale: Locale): string {
  const method = methodById(pane.id)
  if (!method) return pane.id
  const params = withDefaults(method.params, pane.params)
  const bits =
    typeof params.k === 'number' ? recipe[pane.id === 'fixed-point' ? 'fractionalBits' : 'bits'](params.k) : ''
  const range =
    typeof params.range !== 'string'
      ? ''
      : params.range === 'manual'
        ? recipe.byHand
        : recipe.rangeBy(calibratorById(params.range)?.label[locale] ?? params.range)
  return recipe.describe(method.label[locale], bits, range)
}
