/** Adds `by` to every code: what is stored counts from 0, what is multiplied does not. */
export function shift(codes: Int8Array, by: number): void {
  for (let i = 0; i < codes.length; i++) codes[i] += by
}
