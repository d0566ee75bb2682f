// What becomes of a weight, as `roundedStepOf` in `step.ts` gives it. Roundings: 0 is ties to even, 1 away from zero.
const HALF_UP: i32 = 2
const TRUNC: i32 = 3
const FLOOR: i32 = 4

let rounding: i32 = 0
let low: f32 = 0
let high: f32 = 0
let scale: f32 = 1
let factor: f32 = 0
let least: f32 = 0
let greatest: f32 = 0

/** From now on weights are quantized like this. `factor` 0 means that they are divided by `scale`. */
export function takeStep(rule: i32, from: f32, to: f32, size: f32, inverse: f32, first: f32, last: f32): void {
  rounding = rule
  low = from
  high = to
  scale = size
  factor = inverse
  least = first
  greatest = last
}

/** The code of the weight at `i` minus the zero point; one beyond its end where the weight is clipped. */
export function rowAt(x: usize, i: i32): f32 {
  const w = load<f32>(x + ((<usize>i) << 2))
  if (w < low) return least - 1
  if (w > high) return greatest + 1
  return min(greatest + 1, max(least - 1, round(factor == 0 ? w / scale : w * factor)))
}

function round(quotient: f32): f32 {
  if (rounding == 0) return nearest(quotient)
  if (rounding == TRUNC) return trunc(quotient)
  const below = floor(quotient)
  if (rounding == FLOOR) return below
  // in float64, where the rest is exact
  const rest = <f64>quotient - <f64>below
  const up = rounding == HALF_UP || quotient > 0 ? rest >= 0.5 : rest > 0.5
  return up ? below + 1 : below
}

/** Near the greatest weight of a row, or the least of the next one, which of them does not matter. */
export function borderOf(row: f32): f32 {
  if (row < least && low > -Infinity) return low
  const quotient = scale > 0 ? upperEnd(row) : lowerEnd(row)
  return min(high, <f32>(quotient * <f64>scale))
}

function upperEnd(row: f32): f64 {
  if (rounding == FLOOR || (rounding == TRUNC && row >= 0)) return <f64>row + 1
  return rounding == TRUNC ? <f64>row : <f64>row + 0.5
}

function lowerEnd(row: f32): f64 {
  if (rounding == FLOOR || (rounding == TRUNC && row > 0)) return <f64>row
  return rounding == TRUNC ? <f64>row - 1 : <f64>row - 0.5
}
