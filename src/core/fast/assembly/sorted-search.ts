// Values of which one is a mark: `sorted/kernels.ts` lays them down.
const SPACING: i32 = 64
export const MARK_SHIFT: i32 = 6

/**
 * How many of the `total` marks, from the first `passed` on, which are, are not greater than `border`. Marks are every 64th
 * value: they stay near the processor where the values do not.
 */
export function passedMarks(marks: usize, total: i32, border: f32, passed: i32): i32 {
  let low = passed
  let step = 4
  while (low + step <= total && load<f32>(marks + ((<usize>(low + step - 1)) << 2)) <= border) {
    low += step
    step <<= 1
  }
  let high = min(total, low + step - 1)
  while (low < high) {
    const middle = (low + high) >>> 1
    if (load<f32>(marks + ((<usize>middle) << 2)) <= border) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * The first place of a value greater than `border`, behind `passed` marks. Values are counted instead of searched: loads
 * that do not wait for one another, and no branch that could be foreseen wrongly. Behind the last one stand 64 times ∞.
 */
export function placeBehind(x: usize, border: f32, passed: i32): i32 {
  if (passed == 0) return 0
  const from = (passed - 1) << MARK_SHIFT
  const borders = f32x4.splat(border)
  let even = i32x4.splat(0)
  let odd = i32x4.splat(0)
  let place = x + ((<usize>from) << 2)
  for (const end = place + ((<usize>SPACING) << 2); place < end; place += 32) {
    even = i32x4.sub(even, f32x4.le(v128.load(place), borders))
    odd = i32x4.sub(odd, f32x4.le(v128.load(place, 16), borders))
  }
  const all = i32x4.add(even, odd)
  const both = i32x4.add(all, v128.shuffle<i32>(all, all, 2, 3, 0, 1))
  return from + i32x4.extract_lane(both, 0) + i32x4.extract_lane(both, 1)
}

/** The first place in [from, i] of the value at `i`. */
export function firstLike(x: usize, from: i32, i: i32): i32 {
  const value = at(x, i)
  let low = from
  let high = i
  for (let step = 1; high - step >= low && at(x, high - step) == value; step <<= 1) high -= step
  while (low < high) {
    const middle = (low + high) >>> 1
    if (at(x, middle) < value) low = middle + 1
    else high = middle
  }
  return low
}

/** The first place in (i, to] of another value than the one at `i`. */
export function firstAfter(x: usize, i: i32, to: i32): i32 {
  const value = at(x, i)
  let low = i + 1
  let high = to
  for (let step = 1; low + step <= high && at(x, low + step - 1) == value; step <<= 1) low += step
  while (low < high) {
    const middle = (low + high) >>> 1
    if (at(x, middle) == value) low = middle + 1
    else high = middle
  }
  return low
}

export function at(x: usize, i: i32): f64 {
  return <f64>load<f32>(x + ((<usize>i) << 2))
}
