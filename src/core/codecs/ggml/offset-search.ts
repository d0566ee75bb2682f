import { nearestWithin } from './nearest.ts'

/** How the scale and the minimum of a sub-block are searched. */
export interface OffsetSearch {
  /** Weights of a sub-block, at most 32. */
  readonly count: number
  /** The greatest code; the least is 0. */
  readonly most: number
  /** Tried are most + first, most + first + 0.1, … steps over the range. */
  readonly first: number
  readonly tries: number
  /** Errors are measured by Σ w·|error| instead of Σ w·error². */
  readonly absolute: boolean
  /** Weights count by their size, with this the root of the mean of the squares on top of it. */
  readonly mean: boolean
}

/** What was found: x ≈ scale · code − minimum, with minimum ≥ 0. */
export interface ScaleAndMinimum {
  scale: number
  minimum: number
}

const TENTH = Math.fround(0.1)
const tried = new Uint8Array(32)
const sums = { w: 0, x: 0, l: 0, l2: 0, xl: 0 }

/**
 * Finds the scale and the minimum of the weights from `x[from]` on that err least under `weights`, by least squares for
 * each tried number of steps, and writes the codes to `codes[from …]`. Every operation is float32: ggml's
 * `make_qkx2_quants`.
 */
export function searchOffset(
  search: OffsetSearch,
  x: Float32Array,
  from: number,
  weights: Float32Array,
  codes: Uint8Array,
  found: ScaleAndMinimum,
): void {
  const { count, most, first, tries, absolute } = search
  let max = x[from]
  let min = x[from]
  for (let i = from + 1; i < from + count; i++) {
    if (x[i] < min) min = x[i]
    if (x[i] > max) max = x[i]
  }
  if (min > 0) min = 0
  found.scale = 0
  found.minimum = -min
  codes.fill(0, from, from + count)
  if (max === min) return
  addWeights(x, from, weights, count)
  const factor = Math.fround(most / Math.fround(max - min))
  addCodes(x, from, weights, count, min, factor, most)
  let scale = Math.fround(1 / factor)
  let best = errorOf(x, from, weights, count, scale, min, absolute)
  codes.set(tried.subarray(0, count), from)
  for (let step = 0; step <= tries; step++) {
    const steps = Math.fround(Math.fround(first + Math.fround(TENTH * step)) + most)
    // The range is that of the best minimum up to here.
    addCodes(x, from, weights, count, min, Math.fround(steps / Math.fround(max - min)), most)
    const { w, x: wx, l, l2, xl } = sums
    const determinant = Math.fround(Math.fround(w * l2) - Math.fround(l * l))
    if (!(determinant > 0)) continue
    let ownScale = Math.fround(Math.fround(Math.fround(w * xl) - Math.fround(wx * l)) / determinant)
    let ownMin = Math.fround(Math.fround(Math.fround(l2 * wx) - Math.fround(l * xl)) / determinant)
    if (ownMin > 0) {
      ownMin = 0
      ownScale = Math.fround(xl / l2)
    }
    const error = errorOf(x, from, weights, count, ownScale, ownMin, absolute)
    if (!(error < best)) continue
    codes.set(tried.subarray(0, count), from)
    best = error
    scale = ownScale
    min = ownMin
  }
  found.scale = scale
  found.minimum = -min
}

function addWeights(x: Float32Array, from: number, weights: Float32Array, count: number): void {
  let w = weights[0]
  let wx = Math.fround(w * x[from])
  for (let i = 1; i < count; i++) {
    w = Math.fround(w + weights[i])
    wx = Math.fround(wx + Math.fround(weights[i] * x[from + i]))
  }
  sums.w = w
  sums.x = wx
}

/** Rounds every (x − min) · factor to its code in `tried`, and sums codes, squares and products, weighted. */
function addCodes(
  x: Float32Array,
  from: number,
  weights: Float32Array,
  count: number,
  min: number,
  factor: number,
  most: number,
): void {
  let l = Math.fround(0)
  let l2 = Math.fround(0)
  let xl = Math.fround(0)
  for (let i = 0; i < count; i++) {
    const weight = x[from + i]
    const code = nearestWithin(Math.fround(factor * Math.fround(weight - min)), 0, most)
    tried[i] = code
    const part = Math.fround(weights[i] * code)
    l = Math.fround(l + part)
    l2 = Math.fround(l2 + Math.fround(part * code))
    xl = Math.fround(xl + Math.fround(part * weight))
  }
  sums.l = l
  sums.l2 = l2
  sums.xl = xl
}

function errorOf(
  x: Float32Array,
  from: number,
  weights: Float32Array,
  count: number,
  scale: number,
  min: number,
  absolute: boolean,
): number {
  let sum = Math.fround(0)
  for (let i = 0; i < count; i++) {
    const error = Math.fround(Math.fround(Math.fround(scale * tried[i]) + min) - x[from + i])
    const size = absolute ? Math.abs(error) : Math.fround(error * error)
    sum = Math.fround(sum + Math.fround(weights[i] * size))
  }
  return sum
}
