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

/** Codes of `bits` (1, 2, 4 or 8), from 0 up, several per byte, the first in the lowest bits, as MatMulNBits packs them. */
export function packLowFirst(codes: ArrayLike<number>, bits: number): Uint8Array {
  const perByte = 8 / bits
  const packed = new Uint8Array(Math.ceil(codes.length / perByte))
  for (let i = 0; i < codes.length; i++) packed[Math.floor(i / perByte)] |= codes[i] << ((i % perByte) * bits)
  return packed
}
