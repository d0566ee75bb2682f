import { exactFloat16 } from '../../numeric/float16.ts'
import type { Steps } from '../../steps.ts'

/** The different finite values of an array in ascending order, and how often each occurs. */
export interface ValueTable {
  readonly values: Float32Array
  readonly counts: Float64Array
}

/** Values looked at between two reports of progress. */
const STRIDE = 1 << 19

/** One of the two kinds of 16 bits: the place of a float32 of these bits, or −1 where it is none of them. */
type Encode = (bits: number) => number

/** The table of weights that are all bfloat16, or all float16; null where they are neither. Others are given up soon. */
export function* tableOf(weights: Float32Array): Steps<ValueTable | null> {
  return (yield* counted(weights, bfloat16)) ?? (yield* counted(weights, exactFloat16))
}

function* counted(weights: Float32Array, encode: Encode): Steps<ValueTable | null> {
  const bits = new Uint32Array(weights.buffer, weights.byteOffset, weights.length)
  const counts = new Float64Array(65536)
  const sample = new Uint32Array(65536)
  for (let from = 0; from < bits.length; from += STRIDE) {
    const to = Math.min(bits.length, from + STRIDE)
    for (let i = from; i < to; i++) {
      const place = encode(bits[i])
      if (place < 0) return null
      counts[place]++
      sample[place] = bits[i]
    }
    yield from / bits.length
  }
  return table(counts, new Float32Array(sample.buffer))
}

function table(counts: Float64Array, values: Float32Array): ValueTable {
  const places: number[] = []
  for (let place = 0; place < 65536; place++) {
    if (counts[place] > 0 && Number.isFinite(values[place])) places.push(place)
  }
  places.sort((x, y) => values[x] - values[y])
  return {
    values: Float32Array.from(places, (place) => values[place]),
    counts: Float64Array.from(places, (place) => counts[place]),
  }
}

/** The upper half of a float32, where the lower half is empty. */
function bfloat16(bits: number): number {
  return (bits & 0xffff) === 0 ? bits >>> 16 : -1
}
