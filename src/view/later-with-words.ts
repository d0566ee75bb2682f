import type { ComponentType } from 'react'
import { type Later, later } from './later.tsx'
import { rareWordsOfPage } from './rare-words.ts'

/**
 * A part that is of no use without the rarer words, and comes with them: one that waits for its words leaves its place
 * empty for longer than they take.
 */
export const laterWithWords = <P extends object>(load: () => Promise<ComponentType<P>>): Later<P> =>
  later(async () => {
    const [part] = await Promise.all([load(), rareWordsOfPage()])
    return part
  })
