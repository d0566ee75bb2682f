const LIMIT = 40

/** Control characters and those that turn the direction of writing: harmless to a page, confusing in a sentence. */
const UNSAFE = /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu

/** Text from a file, fit to stand in a sentence: one line, at most 40 characters. */
export function excerpt(text: string): string {
  const trimmed = text.trim()
  const start = Array.from(trimmed.slice(0, 2 * LIMIT + 2))
  const shown = start.length > LIMIT ? `${start.slice(0, LIMIT).join('')}…` : start.join('')
  return shown.replace(/\s+/g, ' ').replace(UNSAFE, '\ufffd')
}
