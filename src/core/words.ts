/** The languages of the page. English is the source; every text exists in both by type. */
export type Locale = 'en' | 'zh-CN'

/** A text in every language of the page. */
export type Words = Readonly<Record<Locale, string>>
