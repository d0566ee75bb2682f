/**
 * Counts `count` finite float32 at `x`, all inside the bins, into `counts` (u32) as `equalBinOf` does in float64:
 * the quotient may miss by one, so the edges (float64, `bins` + 1 of them) have the last word.
 */
export function countEqual(x: usize, count: i32, first: f64, span: f64, bins: i32, edges: usize, counts: usize): void {
  const end = x + ((<usize>count) << 2)
  const last = bins - 1
  const parts = <f64>bins
  for (; x < end; x += 4) {
    const value = <f64>load<f32>(x)
    let bin = <i32>(((value - first) / span) * parts)
    if (bin == bins) bin--
    const edge = edges + ((<usize>bin) << 3)
    const under = value < load<f64>(edge)
    const over = bin != last && value >= load<f64>(edge, 8)
    const place = counts + ((<usize>(bin + i32(over) - i32(under))) << 2)
    store<u32>(place, load<u32>(place) + 1)
  }
}
