import { at, firstAfter, firstLike, passedMarks, placeBehind } from './sorted-search.ts'
import { MARK_COUNT, MARKS, squares, sumStretch } from './sorted-sums.ts'
import { MAGIC } from './squared-error.ts'

/**
 * What `squaredError` gives for `count` sorted values at `x`, of which `kept` is kept (`sorted-sums.ts`), to 12 digits;
 * where it exceeds `bound`, perhaps only a part of it that does so too.
 */
export function sortedGridError(
  x: usize,
  count: i32,
  kept: usize,
  scale: f64,
  least: f64,
  greatest: f64,
  bound: f64,
): f64 {
  const factor = 1 / scale
  const marks = <usize>load<u32>(kept, MARKS)
  const total = load<i32>(kept, MARK_COUNT)
  // Most grids of many levels are lost by what they clip alone.
  const behind = placeBehind(x, <f32>(greatest * scale), passedMarks(marks, total, <f32>(greatest * scale), 0))
  sumStretch(x, kept, min(behind, count), count, greatest * scale)
  const clipped = squares
  const before = placeBehind(x, <f32>(least * scale), passedMarks(marks, total, <f32>(least * scale), 0))
  sumStretch(x, kept, 0, min(before, count), least * scale)
  if (clipped + squares > bound) return clipped + squares
  let error: f64 = 0
  for (let from = 0, passed = 0; from < count && error <= bound; ) {
    const level = heldAt(x, from, factor, least, greatest)
    let end = count
    if (level < greatest) {
      // the border only leads near the end of the level: rounding itself decides
      const border = <f32>((level + 0.5) * scale)
      passed = passedMarks(marks, total, border, passed)
      end = max(from + 1, placeBehind(x, border, passed))
      while (heldAt(x, end - 1, factor, least, greatest) > level) end = firstLike(x, from, end - 1)
      while (end < count && heldAt(x, end, factor, least, greatest) <= level) end = firstAfter(x, end, count)
    }
    sumStretch(x, kept, from, end, level * scale)
    error += squares
    from = end
  }
  return error
}

function heldAt(x: usize, i: i32, factor: f64, least: f64, greatest: f64): f64 {
  return min(greatest, max(least, at(x, i) * factor + MAGIC - MAGIC))
}
