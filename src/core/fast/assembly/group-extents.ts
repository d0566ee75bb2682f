/**
 * The greatest size of the finite weights of every run of `count` weights at `x`, a float32 each to `into`, 0 where there
 * are none. Runs are those of `expand`.
 */
export function greatestSizes(x: usize, count: i32, left: i32, run: i32, rowLeft: i32, row: i32, into: usize): void {
  while (count > 0) {
    const size = min(count, min(left, rowLeft))
    store<f32>(into, greatestOf(x, size))
    x += (<usize>size) << 2
    into += 4
    count -= size
    rowLeft -= size
    if (rowLeft == 0) rowLeft = row
    left = run
  }
}

function greatestOf(x: usize, count: i32): f32 {
  const infinite = f32x4.splat(Infinity)
  const end = x + ((<usize>(count & ~3)) << 2)
  let most4 = f32x4.splat(0)
  for (; x < end; x += 16) {
    const size = f32x4.abs(v128.load(x))
    most4 = f32x4.pmax(most4, v128.and(size, f32x4.lt(size, infinite)))
  }
  const pairs = f32x4.pmax(most4, v128.shuffle<i32>(most4, most4, 2, 3, 0, 1))
  let most = max(f32x4.extract_lane(pairs, 0), f32x4.extract_lane(pairs, 1))
  for (let rest = count & 3; rest > 0; rest--, x += 4) {
    const size = abs(load<f32>(x))
    if (size > most && size < Infinity) most = size
  }
  return most
}

/** The least and the greatest finite weight of every run, two float32 each to `into`, ∞ and −∞ where there are none. */
export function extents(x: usize, count: i32, left: i32, run: i32, rowLeft: i32, row: i32, into: usize): void {
  while (count > 0) {
    const size = min(count, min(left, rowLeft))
    extentOf(x, size, into)
    x += (<usize>size) << 2
    into += 8
    count -= size
    rowLeft -= size
    if (rowLeft == 0) rowLeft = row
    left = run
  }
}

function extentOf(x: usize, count: i32, into: usize): void {
  const infinite = f32x4.splat(Infinity)
  const minus = f32x4.splat(-Infinity)
  const end = x + ((<usize>(count & ~3)) << 2)
  let least4 = infinite
  let most4 = minus
  for (; x < end; x += 16) {
    const w = v128.load(x)
    const finite = f32x4.lt(f32x4.abs(w), infinite)
    least4 = f32x4.pmin(least4, v128.bitselect(w, infinite, finite))
    most4 = f32x4.pmax(most4, v128.bitselect(w, minus, finite))
  }
  const low = f32x4.pmin(least4, v128.shuffle<i32>(least4, least4, 2, 3, 0, 1))
  const high = f32x4.pmax(most4, v128.shuffle<i32>(most4, most4, 2, 3, 0, 1))
  let least = min(f32x4.extract_lane(low, 0), f32x4.extract_lane(low, 1))
  let most = max(f32x4.extract_lane(high, 0), f32x4.extract_lane(high, 1))
  for (let rest = count & 3; rest > 0; rest--, x += 4) {
    const w = load<f32>(x)
    if (!(abs(w) < Infinity)) continue
    if (w < least) least = w
    if (w > most) most = w
  }
  store<f32>(into, least)
  store<f32>(into, most, 4)
}
