import { once } from '../core/once.ts'
import type { Locale } from '../core/words.ts'
import type { Messages } from './en/index.ts'
import type { RareMessages } from './en/rare.ts'

export type { Messages } from './en/index.ts'
export type { RareMessages } from './en/rare.ts'

const LOADERS: Readonly<Record<Locale, () => Promise<Messages>>> = {
  en: async () => (await import('./en/index.ts')).en,
  'zh-CN': async () => (await import('./zh-CN/index.ts')).zhCN,
}

/** The catalogue of a language. Only the one in use is downloaded. */
export function loadMessages(locale: Locale): Promise<Messages> {
  return LOADERS[locale]()
}

const RARE: Readonly<Record<Locale, () => Promise<RareMessages>>> = {
  en: once(async () => (await import('./en/rare.ts')).rare),
  'zh-CN': once(async () => (await import('./zh-CN/rare.ts')).rare),
}

/** What most visits never need: sentences about files and links, definitions. */
export function loadRareMessages(locale: Locale): Promise<RareMessages> {
  return RARE[locale]()
}

/** The language to show: what the link says, else what the browser prefers, else English. */
export function chooseLocale(asked: Locale | undefined, preferred: readonly string[]): Locale {
  if (asked) return asked
  for (const tag of preferred) {
    if (/^zh\b/i.test(tag)) return 'zh-CN'
    if (/^en\b/i.test(tag)) return 'en'
  }
  return 'en'
}
