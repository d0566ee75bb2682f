/** Characters that a Chinese or Japanese input method puts in place of the ASCII ones. */
const WIDE = /[\uff01-\uff5e\u3000\u3001]/
/** The same, and the minus sign of typography, which is not worth a word. */
const OTHERS = /[\uff01-\uff5e\u3000\u3001\u2212]/g

/**
 * The text with full-width digits, signs and separators as their ASCII twins. One character stays one character, so that
 * a place in the result is the same place in the original.
 */
export function narrow(text: string): string {
  return text.replace(OTHERS, twin)
}

export function hasWide(text: string): boolean {
  return WIDE.test(text)
}

function twin(wide: string): string {
  if (wide === '\u3000') return ' '
  if (wide === '\u3001') return ','
  if (wide === '\u2212') return '-'
  return String.fromCharCode(wide.charCodeAt(0) - 0xfee0)
}
