import type { Steps } from '../steps.ts'

/** Below this, sorting a copy is faster than counting in tables. */
const SMALL = 16384
/** Values looked at between two reports of progress. */
const STRIDE = 1 << 18

/**
 * The values of the given ranks (0 is the least) among `values[0, count)`, or among their sizes. Exact: long arrays
 * are counted by the high and then by the low half of their bits, so nothing is copied or moved.
 */
export function* orderStatistics(
  values: Float32Array,
  count: number,
  sizes: boolean,
  ranks: readonly number[],
): Steps<number[]> {
  if (count <= SMALL) {
    const sorted = values.slice(0, count)
    if (sizes) for (let i = 0; i < count; i++) sorted[i] = Math.abs(sorted[i])
    sorted.sort()
    return ranks.map((rank) => sorted[rank])
  }
  const bits = new Uint32Array(values.buffer, values.byteOffset, count)
  const high = new Uint32Array(65536)
  for (let from = 0; from < count; from += STRIDE) {
    countHigh(bits, from, Math.min(count, from + STRIDE), sizes, high)
    yield (0.5 * from) / count
  }
  const places = ranks.map((rank) => locate(high, rank))
  const heads = [...new Set(places.map((place) => place.key))]
  const lows = new Map(heads.map((head) => [head, new Uint32Array(65536)]))
  for (let from = 0; from < count; from += STRIDE) {
    const to = Math.min(count, from + STRIDE)
    for (const [head, low] of lows) countLow(bits, from, to, sizes, head, low)
    yield 0.5 + (0.5 * from) / count
  }
  return places.map(({ key, rank }) => {
    const low = lows.get(key)
    return low === undefined ? NaN : valueOf(key * 65536 + locate(low, rank).key)
  })
}

/** Bits of a float32 in the order of its value: negative ones are turned over, positive ones moved above them. */
function keyOf(bits: number, sizes: boolean): number {
  if (sizes) return (bits & 0x7fffffff) ^ -0x80000000
  return bits ^ ((bits >> 31) | -0x80000000)
}

function valueOf(key: number): number {
  const view = new Uint32Array([key & 0x80000000 ? key ^ 0x80000000 : ~key])
  return new Float32Array(view.buffer)[0]
}

function countHigh(bits: Uint32Array, from: number, to: number, sizes: boolean, counts: Uint32Array): void {
  for (let i = from; i < to; i++) counts[keyOf(bits[i], sizes) >>> 16]++
}

function countLow(
  bits: Uint32Array,
  from: number,
  to: number,
  sizes: boolean,
  head: number,
  counts: Uint32Array,
): void {
  for (let i = from; i < to; i++) {
    const key = keyOf(bits[i], sizes)
    if (key >>> 16 === head) counts[key & 0xffff]++
  }
}

/** The table entry that holds `rank`, and the rank inside it. */
function locate(counts: Uint32Array, rank: number): { key: number; rank: number } {
  let key = 0
  let left = rank
  while (left >= counts[key]) left -= counts[key++]
  return { key, rank: left }
}
