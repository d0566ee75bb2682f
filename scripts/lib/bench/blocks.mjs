import { writeFileSync } from 'node:fs'
import { inRoot } from '../root.mjs'
import { measureAll } from './paths.mjs'
import { blockRivals } from './rivals.mjs'

/**
 * Nanoseconds per weight of a block format, from the weights alone:
 *
 *     with metrics                   finds the scale of every block, quantizes, sums error, |error|, error², x·y and the
 *                                    greatest error, counts the codes; the page's kernels, chunk by chunk. For mxfp4
 *                                    and q4_k all scales first, as the page prepares them, with packed bytes and ends
 *     whole evaluation               what the page does: that, and the packed bytes, clipping, zeros, distinct values, and
 *                                    histograms of values, of errors, and for the divergences
 *     whole evaluation, TypeScript   the same without the kernels
 *     C loop                         does what "with metrics" does, by the reference's arithmetic, one thread
 */
export async function measureBlocks(paths, weights, method, rounds) {
  const n = weights.length
  const file = inRoot('.cache', 'bench', `${n}.f32`)
  writeFileSync(file, weights)
  const own = await paths.blockCandidates(weights, method)
  const rival = { file, n, method, repeats: 3 }
  return { n, method, times: await measureAll(own, blockRivals(), rival, rounds) }
}
