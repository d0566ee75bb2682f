import { expect, test } from 'vitest'
import { log32 } from './log32.ts'

/** What NumPy 2.4 gives for float32 numbers; the last five are not the nearest float32. */
const KNOWN: readonly (readonly [number, number])[] = [
  [1.0, 0.0],
  [2.0, 0.6931471824645996],
  [0.699999988079071, -0.3566749393939972],
  [1.4142135381698608, 0.3465735912322998],
  [1.4142136573791504, 0.34657368063926697],
  [0.0010000000474974513, -6.907755374908447],
  [12345.677734375, 9.421061515808105],
  [1.0000000031710769e-30, -69.07755279541016],
  [2.999999894026671e30, 70.17616271972656],
  [1.0000001192092896, 1.1920927533992653e-7],
  [0.9999998807907104, -1.1920930376163597e-7],
  [1.7019116878509521, 0.5317521095275879],
  [1.3732430934906006, 0.3171751797199249],
  [0.6411929726600647, -0.4444248378276825],
  [1.2185769081115723, 0.1976836919784546],
  [1.3801978826522827, 0.3222269117832184],
]

test.each(KNOWN)('log %f as in NumPy', (x, expected) => {
  expect(log32(Math.fround(x))).toBe(Math.fround(expected))
})

test('lies within a last bit of the logarithm', () => {
  for (let x = 1e-6; x < 1e6; x *= 1.037) {
    const exact = Math.log(Math.fround(x))
    expect(Math.abs(log32(Math.fround(x)) - exact)).toBeLessThanOrEqual(2 ** -23 * Math.max(Math.abs(exact), 1e-3))
  }
})
