/**
 * One more at each of four addresses of u32. They leave the vector in pairs, because integers are split by other units of
 * a processor than those that the vectors keep busy.
 */
export function countAt(places: v128): void {
  const low = i64x2.extract_lane(places, 0)
  const high = i64x2.extract_lane(places, 1)
  increment(<usize>(<u32>low))
  increment(<usize>(<u64>low >> 32))
  increment(<usize>(<u32>high))
  increment(<usize>(<u64>high >> 32))
}

/**
 * Where the four tables begin that four lanes count into, `stride` bytes apart: a count must not wait for the one before
 * it, and neighbours are often equal. What was counted is the sum of the tables.
 */
export function lanesOf(table: usize, stride: i32): v128 {
  return i32x4.add(i32x4.splat(<i32>table), i32x4.mul(i32x4.splat(stride), i32x4(0, 1, 2, 3)))
}

function increment(place: usize): void {
  store<u32>(place, load<u32>(place) + 1)
}
