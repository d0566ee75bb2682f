/** One more at each of four places, in bytes, of a table of u32. */
export function countAt(table: usize, places: v128): void {
  increment(table + i32x4.extract_lane(places, 0))
  increment(table + i32x4.extract_lane(places, 1))
  increment(table + i32x4.extract_lane(places, 2))
  increment(table + i32x4.extract_lane(places, 3))
}

function increment(place: usize): void {
  store<u32>(place, load<u32>(place) + 1)
}
