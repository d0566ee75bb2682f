/** Characters that a Chinese or Japanese input method puts in place of the ASCII ones, and typographic ones. */
const WIDE = /[\uff01-\uff5e\u3000\u3001\u2212]/g

/**
 * The text with full-width digits, signs and separators as their ASCII twins. One character stays one character, so that
 * a place in the result is the same place in the original.
 */
export function narrow(text: string): string {
  return hasWide(text) ? text.replace(WIDE, twin) : text
}

export function hasWide(text: string): boolean {
  return text.search(WIDE) >= 0
}

function twin(wide: string): string {
  if (wide === '\u3000') return ' '
  if (wide === '\u3001') return ','
  if (wide === '\u2212') return '-'
  return String.fromCharCode(wide.charCodeAt(0) - 0xfee0)
}
