import type { Locale } from '../core/words.ts'
import { chooseLocale } from '../i18n/index.ts'
import { sceneStore } from '../state/scene-store.ts'

/** The language of the page: what the link says, else what the browser prefers. */
export const localeOfPage = (): Locale => chooseLocale(sceneStore.getState().lang, navigator.languages)
