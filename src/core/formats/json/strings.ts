const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }

/**
 * The string that begins with the quotation mark at `at`, single or double, and the place after it. Undefined where it is
 * never closed.
 */
export function readString(text: string, at: number): { value: string; end: number } | undefined {
  const mark = text[at]
  let end = text.indexOf(mark, at + 1)
  while (end >= 0 && isEscaped(text, end)) end = text.indexOf(mark, end + 1)
  if (end < 0) return undefined
  return { value: unescape(text.slice(at + 1, end)), end: end + 1 }
}

function isEscaped(text: string, at: number): boolean {
  let first = at
  while (text[first - 1] === '\\') first -= 1
  return (at - first) % 2 === 1
}

function unescape(inner: string): string {
  if (!inner.includes('\\')) return inner
  return inner.replace(/\\(?:u([\da-f]{4})|(.))/gis, (_, code: string | undefined, letter: string) =>
    code === undefined ? (ESCAPES[letter] ?? letter) : String.fromCharCode(Number.parseInt(code, 16)),
  )
}
