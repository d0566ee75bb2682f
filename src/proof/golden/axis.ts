import { type GoldenArray, product } from './manifest.ts'

/** Moves `axis` (negative counts from the end) behind the others, in C order. */
export function axisLast(axis: number): (array: GoldenArray) => GoldenArray {
  return ({ shape, data }) => {
    const at = axis < 0 ? axis + shape.length : axis
    const size = shape[at] ?? 1
    const inner = product(shape.slice(at + 1))
    const moved = data.slice()
    for (let i = 0; i < data.length; i++) {
      const low = i % inner
      const mid = Math.floor(i / inner) % size
      const high = Math.floor(i / (inner * size))
      moved[(high * inner + low) * size + mid] = data[i] ?? NaN
    }
    return { shape: [...shape.slice(0, at), ...shape.slice(at + 1), size], data: moved }
  }
}
