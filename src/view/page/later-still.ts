import { explainTerms } from '../terms/explain.ts'

/** What the first picture does without: words that explain themselves, and results that move to their places. */
export function startTheRest(): void {
  explainTerms()
  // without it, results appear at once
  if (!matchMedia('(prefers-reduced-motion: reduce)').matches) {
    void import('../charts/motion.ts').then(
      ({ easeResults }) => easeResults(),
      () => undefined,
    )
  }
}
