/** An array that can be made anew with another length. */
type Numbers = Float32Array | Float64Array | Uint16Array | Uint8Array

/** Values stored with the first axis fastest (Fortran order), as an array of `shape` with the last axis fastest. */
export function toCOrder<T extends Numbers>(stored: T, shape: readonly number[]): T {
  if (shape.filter((size) => size !== 1).length < 2) return stored
  const result = stored.slice() as T
  const strides: number[] = []
  let stride = 1
  for (const size of shape) {
    strides.push(stride)
    stride *= size
  }
  const last = shape.length - 1
  const position = shape.map(() => 0)
  let from = 0
  for (let to = 0; to < result.length; to++) {
    result[to] = stored[from]
    let axis = last
    from += strides[axis]
    // carry, as a mileage counter does
    while (++position[axis] === shape[axis] && axis > 0) {
      from -= strides[axis] * shape[axis]
      position[axis] = 0
      axis -= 1
      from += strides[axis]
    }
  }
  return result
}
