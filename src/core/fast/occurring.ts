import type { Occurring } from '../metrics/code-counts.ts'
import { float64Scratch } from './scratch.ts'

/** The codes that occur, from the counts of all codes from `first` on, in memory that can be given back. */
export function occurringOf(counts: Uint32Array, first: number): Occurring {
  let used = 0
  for (let place = 0; place < counts.length; place++) if (counts[place] > 0) used++
  const occurring = { codes: float64Scratch.take(used), counts: float64Scratch.take(used) }
  for (let place = 0, i = 0; place < counts.length; place++) {
    if (counts[place] === 0) continue
    occurring.codes[i] = first + place
    occurring.counts[i++] = counts[place]
  }
  return occurring
}
