import type { Steps } from '../../../steps.ts'

/** Values that are sorted at once, or merged between two reports of progress: some milliseconds. */
const STRIDE = 1 << 17
/** The share of the work after which the pieces are sorted. */
const PIECES = 0.4

/** The finite values in ascending order: pieces are sorted, and merged two by two. */
export function* sortedValues(data: Float32Array): Steps<Float32Array> {
  let from = yield* finite(data)
  const n = from.length
  for (let at = 0; at < n; at += STRIDE) {
    from.subarray(at, at + STRIDE).sort()
    yield (PIECES * at) / n
  }
  let into = new Float32Array(n > STRIDE ? n : 0)
  for (let length = STRIDE; length < n; length *= 2) {
    for (let at = 0; at < n; at += 2 * length) yield* merged(from, into, at, length)
    ;[from, into] = [into, from]
  }
  return from
}

function* finite(data: Float32Array): Steps<Float32Array<ArrayBuffer>> {
  const kept = new Float32Array(data.length)
  let count = 0
  for (let i = 0; i < data.length; i++) {
    if (i % STRIDE === 0) yield 0
    if (Number.isFinite(data[i])) kept[count++] = data[i]
  }
  return kept.subarray(0, count)
}

/** Two sorted stretches of `length` from `start` on as one; the second may be shorter, or missing. */
function* merged(from: Float32Array, into: Float32Array, start: number, length: number): Steps<void> {
  const middle = Math.min(from.length, start + length)
  const end = Math.min(from.length, start + 2 * length)
  let [low, high] = [start, middle]
  for (let to = start; to < end; to++) {
    if (to % STRIDE === 0) yield PIECES + ((1 - PIECES) * to) / from.length
    into[to] = high >= end || (low < middle && from[low] <= from[high]) ? from[low++] : from[high++]
  }
}
