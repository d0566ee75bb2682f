/**
 * Mixes 32 bits so that every bit of the input moves every bit of the result: the finalizer of MurmurHash3
 * (Austin Appleby, public domain).
 */
export function mix32(bits: number): number {
  let h = bits | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/**
 * A uniform number in [0, 1) with 32 bits that depends on `seed` and `index` alone: no state, so shards and order do
 * not matter. `index` counts up to 2^53; its high part enters too.
 */
export function uniform32(seed: number, index: number): number {
  const high = Math.floor(index / 4294967296)
  const key = mix32(mix32(seed) ^ Math.imul(high + 1, 0x9e3779b9))
  return mix32(mix32((index >>> 0) ^ key) + key) / 4294967296
}
