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

function increment(place: usize): void {
  store<u32>(place, load<u32>(place) + 1)
}
