import { forEachRunOf, type Layout } from '../../quantizer/layout.ts'
import type { Ranges } from '../../ranges/search/find.ts'
import type { Steps } from '../../steps.ts'
import { groupsIn, runsFrom } from './groups.ts'
import { CHUNK, type ChunkMemory, NUMBERS, X } from './memory.ts'

/** Chunks between two reports of progress: about 0.1 ms, or 5 of encoders that search. */
const CHUNKS = 8

/** What `greatestSizes` of the quantizers finds. */
export function* greatestSizesIn(memory: ChunkMemory, weights: Float32Array, layout: Layout): Steps<Float32Array> {
  const greatest = new Float32Array(layout.groups)
  yield* forEachChunk(memory, weights, (from, to) => {
    memory.kernels.greatestSizes(X, to - from, ...runsFrom(layout, from), NUMBERS)
    const { first, count } = groupsIn(layout, from, to)
    const found = memory.f32(NUMBERS, count)
    for (let at = 0, group = first; at < count; at++, group++) {
      if (group === layout.groups) group = 0
      if (found[at] > greatest[group]) greatest[group] = found[at]
    }
  })
  return greatest
}

/** The least and the greatest finite weight of every group; 0 and 0 where there is none. */
export function* extentsIn(memory: ChunkMemory, weights: Float32Array, layout: Layout): Steps<Ranges> {
  const a = new Float64Array(layout.groups).fill(Infinity)
  const b = new Float64Array(layout.groups).fill(-Infinity)
  yield* forEachChunk(memory, weights, (from, to) => {
    memory.kernels.extents(X, to - from, ...runsFrom(layout, from), NUMBERS)
    const { first, count } = groupsIn(layout, from, to)
    const found = memory.f32(NUMBERS, 2 * count)
    for (let at = 0, group = first; at < count; at++, group++) {
      if (group === layout.groups) group = 0
      if (found[2 * at] < a[group]) a[group] = found[2 * at]
      if (found[2 * at + 1] > b[group]) b[group] = found[2 * at + 1]
    }
  })
  for (let group = 0; group < layout.groups; group++) {
    if (a[group] > b[group]) a[group] = b[group] = 0
    else if (a[group] === 0 || b[group] === 0) setZero(weights, layout, group, a, b)
  }
  return { a, b }
}

/** An end that is 0 is the first zero of its group, with its sign. */
function setZero(weights: Float32Array, layout: Layout, group: number, a: Float64Array, b: Float64Array): void {
  let zero: number | null = null
  forEachRunOf(layout, group, (start, end) => {
    for (let i = start; i < end && zero === null; i++) if (weights[i] === 0) zero = weights[i]
  })
  if (a[group] === 0) a[group] = zero ?? 0
  if (b[group] === 0) b[group] = zero ?? 0
}

/** Calls `visit` for every chunk, which lies at `X` then. */
export function* forEachChunk(
  memory: ChunkMemory,
  weights: Float32Array,
  visit: (from: number, to: number) => void,
): Steps<void> {
  for (let from = 0, chunk = 1; from < weights.length; from += CHUNK, chunk++) {
    const to = Math.min(weights.length, from + CHUNK)
    memory.f32(X, to - from).set(weights.subarray(from, to))
    visit(from, to)
    if (chunk % CHUNKS === 0) yield from / weights.length
  }
}
