/**
 * The value of a code: scale · code + offset, float32 after each operation. Without an offset (null) nothing is added,
 * so that −0 stays −0; with `entries` the code is the index of what is multiplied.
 */
export function scaledValue(
  code: number,
  scale: number,
  offset: number | null,
  entries: ArrayLike<number> | undefined,
): number {
  const product = Math.fround(scale * (entries === undefined ? code : entries[code]))
  return offset === null ? product : Math.fround(product + offset)
}
