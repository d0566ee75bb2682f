import { finish, type Steps } from '../../steps.ts'
import { STRIDE } from '../pace.ts'

export type Pair = [key: string, value: string]

/**
 * The pairs of a JSON object in their order, each value still as text: `JSON.parse` keeps only the last of two pairs with
 * one key, and reads the whole of a long text at once. What it would refuse is refused here too, with whatever it throws.
 * No recursion, whatever the nesting.
 */
export function* pairSteps(text: string): Steps<Pair[]> {
  const pairs: Pair[] = []
  const scan = new Scan(text)
  scan.skip('{')
  if (scan.follows('}')) scan.skip('}')
  else
    for (let more = true; more; ) {
      const key = yield* scan.until(':')
      scan.skip(':')
      const value = yield* scan.until(',', '}')
      more = scan.follows(',')
      scan.skip(more ? ',' : '}')
      pairs.push([nameOf(key), held(value)])
    }
  scan.end()
  return pairs
}

/** The same at once, for short texts. */
export function pairsOf(text: string): Pair[] {
  return finish(pairSteps(text))
}

function nameOf(key: string): string {
  const name: unknown = JSON.parse(key)
  if (typeof name !== 'string') throw new SyntaxError('a key is a string')
  return name
}

/** A value that is one. */
function held(value: string): string {
  JSON.parse(value)
  return value
}

const SPACE = ' \t\n\r'

/** A place in a text of JSON, in front of which everything was seen. */
class Scan {
  readonly #text: string
  #at = 0
  #pause = STRIDE

  constructor(text: string) {
    this.#text = text
  }

  /** Is this the next character that is no space? */
  follows(character: string): boolean {
    while (this.#at < this.#text.length && SPACE.includes(this.#text[this.#at])) this.#at++
    return this.#text[this.#at] === character
  }

  skip(character: string): void {
    if (!this.follows(character)) throw new SyntaxError(`no ${character}`)
    this.#at++
  }

  end(): void {
    this.follows('')
    if (this.#at < this.#text.length) throw new SyntaxError('more than one value')
  }

  /** The text up to one of two characters, or the end: outside of strings, and of what brackets hold. */
  *until(stop: string, other = stop): Steps<string> {
    const text = this.#text
    const start = this.#at
    let at = start
    let pause = this.#pause
    let depth = 0
    let quoted = false
    for (; at < text.length; at++) {
      if (at >= pause) {
        yield at / text.length
        pause = at + STRIDE
      }
      const character = text[at]
      if (quoted) {
        if (character === '\\') at++
        else quoted = character !== '"'
      } else if (depth === 0 && (character === stop || character === other)) break
      else if (character === '"') quoted = true
      else if (character === '{' || character === '[') depth++
      else if (character === '}' || character === ']') depth--
    }
    this.#at = at
    this.#pause = pause
    return text.slice(start, at)
  }
}
