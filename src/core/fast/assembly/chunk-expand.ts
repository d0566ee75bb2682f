/**
 * Writes the number of its group beside each of `count` weights: `numbers` has one float32 per run of weights, in order.
 * The first run has `left` weights more, later ones `run` weights; a run ends with its row, of which `rowLeft` weights are
 * left, later rows have `row`. Room for three more is needed behind the last.
 */
export function expand(numbers: usize, into: usize, count: i32, left: i32, run: i32, rowLeft: i32, row: i32): void {
  while (count > 0) {
    const size = min(count, min(left, rowLeft))
    const number = v128.load32_splat(numbers)
    const end = into + ((<usize>size) << 2)
    for (let place = into; place < end; place += 16) v128.store(place, number)
    into = end
    numbers += 4
    count -= size
    rowLeft -= size
    if (rowLeft == 0) rowLeft = row
    left = run
  }
}
