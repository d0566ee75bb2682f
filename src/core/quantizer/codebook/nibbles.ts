/** Two 4-bit codes per byte, the first in the high half, as bitsandbytes packs them; an odd count ends with a 0. */
export function packNibbles(codes: ArrayLike<number>): Uint8Array {
  const packed = new Uint8Array(Math.ceil(codes.length / 2))
  for (let i = 0; i < codes.length; i++) packed[i >> 1] |= i % 2 === 0 ? codes[i] << 4 : codes[i]
  return packed
}

/** The first `count` codes of `packed`. */
export function unpackNibbles(packed: ArrayLike<number>, count: number): Uint8Array {
  return Uint8Array.from({ length: count }, (_, i) => (i % 2 === 0 ? packed[i >> 1] >> 4 : packed[i >> 1] & 15))
}
