import { describe, expect, test } from 'vitest'
import { linear } from './linear.ts'
import { stairPath } from './paths.ts'
import { plotOf, STYLES } from './plot.ts'

type Point = readonly [x: number, y: number]

const plot = plotOf(342, 232, STYLES.lower, [0, 1])
const y = linear(0, 1, plot.bottom, plot.top)
const xs = Float64Array.from({ length: 601 }, (_, i) => i / 600)

const quantized = (levels: number): Float64Array => xs.map((x) => Math.round(x * (levels - 1)) / (levels - 1))

/** The corners of a closed path of absolute M, H, V and L, and of v. */
function cornersOf(path: string): Point[] {
  const corners: Point[] = []
  let [x, at] = [0, 0]
  for (const [, command, numbers = ''] of path.matchAll(/([MHVLv])([^A-Za-z]*)/g)) {
    const [first = Number.NaN, second = Number.NaN] = numbers.split(' ').map(Number)
    if (command === 'M' || command === 'L') [x, at] = [first, second]
    if (command === 'H') x = first
    if (command === 'V') at = first
    if (command === 'v') at += first
    corners.push([x, at])
  }
  return corners
}

/** Is a point inside, by the crossings of a ray from it to the right? */
function isInside(corners: readonly Point[], [x, at]: Point): boolean {
  return corners.reduce((inside, [x1, y1], i) => {
    const [x0, y0] = corners[(i + corners.length - 1) % corners.length] ?? [x1, y1]
    return y0 > at !== y1 > at && x < x0 + ((at - y0) * (x1 - x0)) / (y1 - y0) ? !inside : inside
  }, false)
}

describe('a stair', () => {
  test.each([2, 4, 16, 256, 65_536])('of %i levels is a thin band through every sample', (levels) => {
    const ys = quantized(levels)
    const corners = cornersOf(stairPath(plot, y, xs, ys, 0, 1))
    expect(corners.flat().every(Number.isFinite)).toBe(true)
    const sampled = Array.from(xs.keys()).slice(1, -1)
    const at = (i: number, off: number): Point => [plot.x(xs[i] ?? Number.NaN), y(ys[i] ?? Number.NaN) + off]
    expect(sampled.filter((i) => !isInside(corners, at(i, 0.01)))).toEqual([])
    // beside a step that is higher than this the band is above or below
    const beside = (i: number): boolean => levels <= 16 && ys[i - 4] !== ys[i + 4]
    const off = sampled.filter((i) => !beside(i) && (isInside(corners, at(i, 5)) || isInside(corners, at(i, -5))))
    expect(off).toEqual([])
  })

  test('has one step for each change, and ends where it is told', () => {
    const path = stairPath(plot, y, xs, quantized(16), 0.25, 0.75)
    const across = cornersOf(path).map(([x]) => x)
    expect(Math.min(...across)).toBeCloseTo(plot.x(0.25), 1)
    expect(Math.max(...across)).toBeCloseTo(plot.x(0.75), 1)
    expect(path.match(/V/g)).toHaveLength(new Set(quantized(16).filter((_, i) => i >= 150 && i <= 450)).size - 1)
  })

  test('of one level is a bar, and nothing where there are no samples', () => {
    const flat = cornersOf(
      stairPath(
        plot,
        y,
        xs,
        xs.map(() => 0.5),
        0,
        1,
      ),
    )
    expect(flat).toEqual([
      [36, 106.8],
      [336, 106.8],
      [336, 109.2],
      [36, 109.2],
    ])
    expect(stairPath(plot, y, xs, xs, 2, 3)).toBe('')
  })

  test('leaves out what is no number, and ends with its samples', () => {
    const ys = quantized(4)
    const whole = stairPath(plot, y, xs.subarray(0, 301), ys.subarray(0, 301), 0, 0.5)
    expect(stairPath(plot, y, xs.subarray(0, 301), ys.subarray(0, 301), 0, 1)).toBe(whole)
    const holed = ys.map((value, i) => (i % 7 === 3 ? Number.NaN : value))
    expect(
      cornersOf(stairPath(plot, y, xs, holed, 0, 1))
        .flat()
        .every(Number.isFinite),
    ).toBe(true)
    expect(cornersOf(stairPath(plot, y, Float64Array.of(0.5), Float64Array.of(0.5), 0, 1))).toHaveLength(4)
  })
})
