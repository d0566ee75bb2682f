/** One more in the table of u32 at `table`, where `value` has its bin: floor(value / width + ½) − first, in [0, last]. */
export function countOne(value: f64, width: f64, first: f64, last: f64, table: usize): void {
  const place = floor(value / width + 0.5) - first
  // Written so that NaN, which must not come, would still give a place inside the table.
  const held = place > 0 ? (place < last ? place : last) : 0
  const entry = table + ((<usize>held) << 2)
  store<u32>(entry, load<u32>(entry) + 1)
}
