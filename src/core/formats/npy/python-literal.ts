/** A plain Python value; tuples and lists are alike, None is null. */
export type Literal = string | boolean | bigint | null | readonly Literal[] | ReadonlyMap<string, Literal>

const DEPTH = 32
const SPACE = /[\s\0]*/y
const STRING = /[bur]{0,2}(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")/iy
const INTEGER = /([+-]?\d{1,40})L?(?![\w.])/y
const WORD = /(True|False|None)(?!\w)/y

/**
 * Reads a Python literal, as npy headers contain it: strings, integers, True, False, None, tuples, lists and dicts with
 * string keys. Undefined for everything else, code above all: nothing is ever evaluated.
 */
export function parseLiteral(text: string): Literal | undefined {
  const cursor = new Cursor(text)
  const value = readValue(cursor, 0)
  return value !== undefined && cursor.atEnd() ? value : undefined
}

class Cursor {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  /** What `pattern` (sticky) matches here after white space; moves past it. */
  take(pattern: RegExp): RegExpExecArray | null {
    SPACE.lastIndex = this.#at
    this.#at += SPACE.exec(this.#text)?.[0].length ?? 0
    pattern.lastIndex = this.#at
    const match = pattern.exec(this.#text)
    if (match) this.#at += match[0].length
    return match
  }

  atEnd(): boolean {
    return this.take(/$/y) !== null
  }
}

function readValue(cursor: Cursor, depth: number): Literal | undefined {
  if (depth > DEPTH) return undefined
  const text = cursor.take(STRING)
  if (text) return (text[1] ?? text[2]).replace(/\\(.)/gs, '$1')
  const integer = cursor.take(INTEGER)
  if (integer) return BigInt(integer[1].replace(/^\+/, ''))
  const word = cursor.take(WORD)
  if (word) return word[1] === 'None' ? null : word[1] === 'True'
  if (cursor.take(/\(/y)) return readItems(cursor, /\)/y, depth)
  if (cursor.take(/\[/y)) return readItems(cursor, /\]/y, depth)
  if (cursor.take(/\{/y)) return readPairs(cursor, depth)
  return undefined
}

function readItems(cursor: Cursor, close: RegExp, depth: number): Literal[] | undefined {
  const items: Literal[] = []
  while (!cursor.take(close)) {
    const item = readValue(cursor, depth + 1)
    if (item === undefined) return undefined
    items.push(item)
    if (cursor.take(/,/y)) continue
    return cursor.take(close) ? items : undefined
  }
  return items
}

function readPairs(cursor: Cursor, depth: number): Map<string, Literal> | undefined {
  const pairs = new Map<string, Literal>()
  while (!cursor.take(/\}/y)) {
    const key = readValue(cursor, depth + 1)
    if (typeof key !== 'string' || !cursor.take(/:/y)) return undefined
    const value = readValue(cursor, depth + 1)
    if (value === undefined) return undefined
    pairs.set(key, value)
    if (cursor.take(/,/y)) continue
    return cursor.take(/\}/y) ? pairs : undefined
  }
  return pairs
}
