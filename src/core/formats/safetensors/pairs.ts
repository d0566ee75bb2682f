/**
 * The pairs of a JSON object in their order, each value still as text: `JSON.parse` keeps only the last of two pairs with
 * one key. `text` must be valid JSON and its value an object. No recursion, whatever the nesting.
 */
export function pairsOf(text: string): [key: string, value: string][] {
  const pairs: [string, string][] = []
  let depth = 0
  let key = ''
  let begin = -1
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (character === '"') {
      const end = endOfString(text, at)
      if (depth === 1 && begin < 0) key = JSON.parse(text.slice(at, end)) as string
      at = end - 1
    } else if (character === ':' && depth === 1) {
      begin = at + 1
    } else if (character === '{' || character === '[') {
      depth++
    } else if (character === '}' || character === ']' || (character === ',' && depth === 1)) {
      if (character !== ',') depth--
      if (begin >= 0 && depth === (character === ',' ? 1 : 0)) {
        pairs.push([key, text.slice(begin, at)])
        begin = -1
      }
    }
  }
  return pairs
}

/** The index behind the closing quote of the string that opens at `start`. */
function endOfString(text: string, start: number): number {
  let at = start + 1
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at + 1
}
