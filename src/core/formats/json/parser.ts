import { CoreError } from '../../errors.ts'
import type { Steps } from '../../steps.ts'
import { excerpt } from '../excerpt.ts'
import { STRIDE } from '../pace.ts'
import { wayInto } from '../text-limits.ts'
import { overflows, readNumber } from '../text/number.ts'
import { JsonEntries } from './entries.ts'
import { readString } from './strings.ts'

/** What is open: a list, an object, or a call such as `array(…)`, which stands for what is in its parentheses. */
interface Frame {
  readonly kind: 'list' | 'object' | 'call'
  readonly close: string
  /** What the entries of an object are called by: the names of the objects around it, each with a dot. */
  readonly prefix: string
  /** Objects within lists are passed over with all that they hold. */
  readonly ignored: boolean
  /** Of the value to come. Lists have none, objects none before a key was read. */
  name: string | undefined
  /** What the next character comes after. */
  after: 'open' | 'value' | 'comma'
}

const DEPTH_LIMIT = 64
const SPACE = /[\s\ufeff]*/y
const TOKEN = /[^\s,;:[\](){}"']+/y
const CALL = /^(?:\w+\.)?(?:array|asarray|tensor|parameter)$/i
/** `dtype=float32, requires_grad=True)`: the rest of a call after its first argument. */
const CALL_END = /(?:\s*,\s*\w+\s*=\s*[^\s,()[\]{}]+)*\s*(?:,\s*)?\)/y
/** `X =`, and what PyTorch prints before a parameter. */
const PREFIX = /^\s*(?:parameter containing:\s*)?(?:[a-z_][\w.]*\s*=\s*)?/i

/**
 * Reads JSON and what Python prints in its place: NaN and Infinity, None, tuples, `array(…)`, lists whose items are
 * parted by spaces. It keeps no objects, only numbers and names, and needs no recursion. Throws the `json-…` problems.
 */
export class JsonParser {
  readonly #file: string
  readonly #text: string
  /** The same characters before full-width ones were replaced: names and words are shown as written. */
  readonly #original: string
  readonly #frames: Frame[] = []
  readonly #entries: JsonEntries
  /** What stands outside of everything: one value, or one per line. */
  readonly #top: Frame = { kind: 'list', close: '', prefix: '', ignored: false, name: undefined, after: 'open' }
  #at = 0
  #topObject = false

  constructor(file: string, text: string, original: string) {
    this.#file = file
    this.#text = text
    this.#original = original
    this.#entries = new JsonEntries(file)
  }

  *parse(): Steps<JsonEntries> {
    this.#at = PREFIX.exec(this.#text)?.[0].length ?? 0
    const { length } = this.#text
    for (let pause = STRIDE; this.#steps(Math.min(length, pause)); pause = this.#at + STRIDE) yield this.#at / length
    if (this.#frames.length > 0) throw this.#problem('json-cut')
    return this.#entries
  }

  /** Goes on until about `end`; false where nothing is left. */
  #steps(end: number): boolean {
    for (this.#skip(SPACE); this.#at < end; this.#skip(SPACE)) this.#step(this.#text[this.#at])
    return this.#at < this.#text.length
  }

  #step(character: string): void {
    const frame = this.#frames.at(-1) ?? this.#top
    if (character === frame.close) this.#close(frame)
    else if (character === ',') this.#comma(frame)
    else if (frame.kind === 'object' && frame.name === undefined) this.#key(frame)
    else this.#value(frame, character)
  }

  #comma(frame: Frame): void {
    if (frame.after !== 'value') throw this.#syntax()
    if (frame.kind === 'call') {
      if (this.#skip(CALL_END) === '')
        throw this.#text.includes(')', this.#at) ? this.#syntax() : this.#problem('json-cut')
      this.#frames.pop()
      return
    }
    frame.after = 'comma'
    this.#at += 1
  }

  #key(frame: Frame): void {
    if (frame.after === 'value') throw this.#syntax()
    const key = this.#isQuote() ? this.#string() : this.#skip(TOKEN)
    this.#skip(SPACE)
    if (this.#at >= this.#text.length) throw this.#problem('json-cut')
    if (this.#text[this.#at] !== ':') throw this.#syntax()
    this.#at += 1
    frame.name = frame.prefix + key
  }

  #value(frame: Frame, character: string): void {
    if (frame.after === 'value' && frame.kind !== 'list') throw this.#syntax()
    if (frame === this.#top) this.#checkTop(character)
    if (character === '[' || character === '(') this.#openList(frame, character === '[' ? ']' : ')')
    else if (character === '{') this.#openObject(frame)
    else if (this.#isQuote()) this.#word(frame)
    else this.#token(frame)
    frame.after = 'value'
    if (frame.kind === 'object') frame.name = undefined
  }

  /** Lists may follow each other, line by line; an object stands alone. */
  #checkTop(character: string): void {
    if (this.#topObject || (character === '{' && this.#top.after !== 'open')) {
      throw new CoreError('json-records', { file: this.#file, line: this.#place().line })
    }
    this.#topObject = character === '{'
  }

  #openList(frame: Frame, close: string): void {
    if (!frame.ignored) this.#entries.openList(frame.name)
    this.#push({ kind: 'list', close, prefix: '', ignored: frame.ignored, name: undefined, after: 'open' })
  }

  #openObject(frame: Frame): void {
    const ignored = frame.ignored || this.#entries.inList
    if (ignored && !frame.ignored) this.#entries.object()
    const prefix = frame.name === undefined ? '' : wayInto(frame.name)
    this.#push({ kind: 'object', close: '}', prefix, ignored, name: undefined, after: 'open' })
  }

  #push(frame: Frame): void {
    if (this.#frames.length === DEPTH_LIMIT) throw new CoreError('json-deep', { file: this.#file, limit: DEPTH_LIMIT })
    this.#frames.push(frame)
    this.#at += 1
  }

  #close(frame: Frame): void {
    if (frame.name !== undefined && frame.kind === 'object') throw this.#syntax()
    if (frame.after === 'comma') this.#entries.tally.commas += 1
    if (frame.kind === 'list' && !frame.ignored) this.#entries.closeList()
    this.#frames.pop()
    this.#at += 1
  }

  #word(frame: Frame): void {
    const start = this.#at
    const text = this.#string()
    if (!frame.ignored) this.#entries.string(frame.name, text, () => this.#place(start).line)
  }

  #token(frame: Frame): void {
    const start = this.#at
    const token = this.#skip(TOKEN)
    if (this.#text[this.#at] === '(' && CALL.test(token)) {
      const { ignored, name } = frame
      this.#push({ kind: 'call', close: ')', prefix: '', ignored, name, after: 'open' })
      return
    }
    const value = readNumber(token)
    if (value !== undefined && !frame.ignored) {
      if (overflows(value, token)) this.#entries.tally.overflow(excerpt(token), () => this.#place(start).line)
      this.#entries.number(frame.name, value, /\d/.test(token))
    } else if (/^(?:true|false)$/i.test(token)) {
      if (!frame.ignored) this.#entries.boolean(frame.name, /^t/i.test(token))
    } else if (/^(?:null|none|na)$/i.test(token)) {
      if (!frame.ignored) this.#entries.nothing(frame.name)
    } else if (value === undefined) {
      this.#at = start
      throw /^(?:\.{3}|…)/.test(token) ? this.#problem('json-left-out') : this.#syntax()
    }
  }

  #isQuote(): boolean {
    return this.#text[this.#at] === '"' || this.#text[this.#at] === "'"
  }

  #string(): string {
    const found = readString(this.#text, this.#at)
    if (!found) throw this.#problem('json-cut')
    const written = readString(this.#original, this.#at) ?? found
    this.#at = found.end
    return written.value
  }

  /** Moves past what `pattern` (sticky) matches here, and returns it. */
  #skip(pattern: RegExp): string {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)?.[0] ?? ''
    this.#at += found.length
    return found
  }

  #place(at = this.#at): { line: number; character: number } {
    const lines = this.#text.slice(0, at).split('\n')
    return { line: lines.length, character: (lines.at(-1)?.length ?? 0) + 1 }
  }

  #problem(code: 'json-cut' | 'json-left-out'): CoreError {
    return new CoreError(code, { file: this.#file, ...this.#place() })
  }

  #syntax(): CoreError {
    const text = /^(?:[^\s,;:[\](){}"']+|.)/s.exec(this.#original.slice(this.#at, this.#at + 200))?.[0] ?? ''
    return new CoreError('json-syntax', { file: this.#file, ...this.#place(), text: excerpt(text) })
  }
}
