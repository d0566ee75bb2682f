import type { Occurring } from './code-counts.ts'

/** Codes that are gathered before they are sorted, at least: a few milliseconds. */
const LEAST_GATHERED = 1 << 17

/** Counts codes that lie too far apart for a table: they are sorted by the hundred thousand, and equal ones put together. */
export class WideCodes {
  #known: Occurring = { codes: new Float64Array(0), counts: new Float64Array(0) }
  #gathered = new Float64Array(0)
  #size = 0

  add(code: number): void {
    if (this.#size === this.#gathered.length) this.#makeRoom()
    this.#gathered[this.#size++] = code
  }

  /** All that was added. */
  settled(): Occurring {
    const known = this.#known
    const gathered = this.#gathered.subarray(0, this.#size).sort()
    const most = known.codes.length + gathered.length
    const [codes, counts] = [new Float64Array(most), new Float64Array(most)]
    let size = 0
    for (let i = 0, j = 0; i < known.codes.length || j < gathered.length; size++) {
      const code = i < known.codes.length && !(gathered[j] < known.codes[i]) ? known.codes[i] : gathered[j]
      codes[size] = code
      if (known.codes[i] === code) counts[size] += known.counts[i++]
      for (; gathered[j] === code; j++) counts[size]++
    }
    this.#size = 0
    this.#known = { codes: codes.slice(0, size), counts: counts.slice(0, size) }
    return this.#known
  }

  /** As many again as there are different ones: what is known is then gone through a few times only, however many come. */
  #makeRoom(): void {
    const { codes } = this.settled()
    const room = Math.max(LEAST_GATHERED, codes.length)
    if (this.#gathered.length < room) this.#gathered = new Float64Array(room)
  }
}
