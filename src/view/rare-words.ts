import type { Locale } from '../core/words.ts'
import { loadRareMessages, type RareMessages } from '../i18n/index.ts'
import { localeOfPage } from './locale-of-page.ts'

/**
 * The rarer words, as React's `use` reads them. It keeps what it knows of a promise in these two fields, and looks only
 * after it has drawn an empty place, which stays empty for 300 ms. Where they are kept from the start, words that are
 * there are drawn at once.
 */
export function rareWords(locale: Locale): Promise<RareMessages> {
  const words = loadRareMessages(locale)
  if (!('status' in words)) {
    void Object.assign(words, { status: 'pending' })
    words.then(
      (value) => Object.assign(words, { status: 'fulfilled', value }),
      (reason: unknown) => Object.assign(words, { status: 'rejected', reason }),
    )
  }
  return words
}

/** Those of the page's language, for a part that is of no use without them. */
export const rareWordsOfPage = (): Promise<RareMessages> => rareWords(localeOfPage())
