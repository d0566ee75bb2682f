import type { Loaded, Pace } from '../contents.ts'
import { STRIDE } from '../pace.ts'

/**
 * Values stored with the first axis fastest (Fortran order), and their codes, as arrays of `shape` with the last axis
 * fastest. Memory: as much again.
 */
export async function toCOrder(loaded: Loaded, shape: readonly number[], pace?: Pace): Promise<Loaded> {
  if (shape.filter((size) => size !== 1).length < 2) return loaded
  const { data: stored, source } = loaded
  const count = stored.length
  const data = stored instanceof Float64Array ? new Float64Array(count) : new Float32Array(count)
  const codes = source && (source.codes instanceof Uint16Array ? new Uint16Array(count) : new Uint8Array(count))
  const strides: number[] = []
  let stride = 1
  for (const size of shape) {
    strides.push(stride)
    stride *= size
  }
  const last = shape.length - 1
  const position = shape.map(() => 0)
  let from = 0
  for (let to = 0; to < count; to++) {
    if (to % STRIDE === 0) await pace?.(to / count)
    data[to] = stored[from]
    if (codes) codes[to] = source.codes[from]
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
  return source && codes ? { data, source: { ...source, codes } } : { data }
}
