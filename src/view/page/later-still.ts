import type { Locale } from '../../core/words.ts'
import { rareWords } from '../rare-words.ts'
import { explainTerms } from '../terms/explain.ts'

/**
 * What the first picture does without: words that explain themselves, those of dialogs and files, and results that move
 * to their places.
 */
export function startTheRest(locale: Locale): void {
  // whoever needs words that could not be had asks again, and says so
  rareWords(locale).catch(() => undefined)
  explainTerms()
  // without it, results appear at once
  if (!matchMedia('(prefers-reduced-motion: reduce)').matches) {
    void import('../charts/motion.ts').then(
      ({ easeResults }) => easeResults(),
      () => undefined,
    )
  }
}
