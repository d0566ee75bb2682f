/** A straight map from numbers to pixels, and back. */
export interface Linear {
  (value: number): number
  readonly from: number
  readonly to: number
  readonly invert: (pixel: number) => number
}

/** Maps [from, to] to [start, end]; an empty domain maps to the middle. By halves: a difference may be no float64. */
export function linear(from: number, to: number, start: number, end: number): Linear {
  const least = from / 2
  const slope = to === from ? 0 : (end - start) / (to / 2 - least)
  const base = to === from ? (start + end) / 2 : start
  const map = (value: number): number => base + (value / 2 - least) * slope
  const invert = (pixel: number): number => (slope === 0 ? from : 2 * (least + (pixel - base) / slope))
  return Object.assign(map, { from, to, invert })
}
