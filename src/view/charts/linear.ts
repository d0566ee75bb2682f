/** A straight map from numbers to pixels, and back. */
export interface Linear {
  (value: number): number
  readonly from: number
  readonly to: number
  readonly invert: (pixel: number) => number
}

/** Maps [from, to] to [start, end]; an empty domain maps to the middle. */
export function linear(from: number, to: number, start: number, end: number): Linear {
  const slope = to === from ? 0 : (end - start) / (to - from)
  const base = to === from ? (start + end) / 2 : start
  const map = (value: number): number => base + (value - from) * slope
  const invert = (pixel: number): number => (slope === 0 ? from : from + (pixel - base) / slope)
  return Object.assign(map, { from, to, invert })
}
