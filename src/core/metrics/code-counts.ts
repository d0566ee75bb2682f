import { log } from '../numeric/elementary.ts'
import type { Stretch } from './stretch.ts'

/** Codes that occur, in order, and how often. */
export interface Occurring {
  readonly codes: Float64Array
  readonly counts: Float64Array
}

/** The widest table that is kept for codes; what lies outside is sorted. */
const WIDEST = 1 << 20

/** Codes that are gathered before they are sorted; as many as there are different ones where that is more, to sort seldom. */
const MOST_GATHERED = 1 << 18

/** Counts whose logarithm is taken once. */
const FEW = 256

/** Counts codes: in a table where they lie close together, as nearly always, else sorted. */
export class CodeCounts {
  readonly #first: number
  readonly #table: Uint32Array
  /** What lay outside, in order, and what was gathered since. */
  #others: Occurring = { codes: new Float64Array(0), counts: new Float64Array(0) }
  #gathered: number[] = []

  /** For codes in [min, max] of about `n` weights. */
  constructor(min: number, max: number, n: number) {
    const size = max - min + 1
    const widest = Math.min(WIDEST, Math.max(65536, n))
    this.#first = size <= widest ? min : -widest / 2
    this.#table = new Uint32Array(Math.min(size, widest))
  }

  add({ out, from, to, at }: Stretch): void {
    const { codes } = out
    const first = this.#first
    const table = this.#table
    const last = table.length - 1
    for (let o = at, end = at + to - from; o < end; o++) {
      const place = codes[o] - first
      if (place >= 0 && place <= last) table[place]++
      else if (this.#gathered.push(codes[o]) > Math.max(MOST_GATHERED, this.#others.codes.length)) this.#settle()
    }
  }

  occurring(): Occurring {
    if (this.#gathered.length > 0) this.#settle()
    const table = this.#tabled()
    return this.#others.codes.length > 0 ? merged(this.#others, table) : table
  }

  /** In a loop of its own: a table has a million places, of which few are used. */
  #tabled(): Occurring {
    const table = this.#table
    let used = 0
    for (let place = 0; place < table.length; place++) if (table[place] > 0) used++
    const [codes, counts] = [new Float64Array(used), new Float64Array(used)]
    for (let place = 0, at = 0; at < used; place++) {
      if (table[place] === 0) continue
      codes[at] = this.#first + place
      counts[at++] = table[place]
    }
    return { codes, counts }
  }

  #settle(): void {
    const codes = new Float64Array(this.#gathered).sort()
    this.#gathered = []
    this.#others = merged(this.#others, { codes, counts: new Float64Array(codes.length).fill(1) })
  }
}

/** What occurs in both, in order: each has its codes in order, perhaps some of them twice. */
function merged(x: Occurring, y: Occurring): Occurring {
  const most = x.codes.length + y.codes.length
  const [codes, counts] = [new Float64Array(most), new Float64Array(most)]
  let size = 0
  for (let i = 0, j = 0; i + j < most; size++) {
    const code = Math.min(x.codes[i] ?? Infinity, y.codes[j] ?? Infinity)
    codes[size] = code
    for (; x.codes[i] === code; i++) counts[size] += x.counts[i]
    for (; y.codes[j] === code; j++) counts[size] += y.counts[j]
  }
  return { codes: codes.slice(0, size), counts: counts.slice(0, size) }
}

/** Entropy in bits per item of items that occur `counts` times. NaN where there are none. */
export function entropyBits(counts: Float64Array): number {
  let total = 0
  for (let i = 0; i < counts.length; i++) total += counts[i]
  if (total === 0) return NaN
  let sum = 0
  // of many items most occur a few times, and the logarithm is what takes long
  const ofFew = new Float64Array(FEW)
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i]
    if (count >= FEW) sum += count * log(total / count)
    else if (count > 0) sum += count * (ofFew[count] ||= log(total / count))
  }
  return sum / total / Math.LN2
}
