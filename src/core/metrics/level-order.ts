import type { Values } from '../tensor.ts'

/**
 * The places of the finite `values` from the least to the greatest; of equals the first place first. Codes nearly
 * always run up or down for long, those of floating-point formats in two runs, so runs are merged.
 */
export function orderOf(values: Values): Int32Array {
  let order = new Int32Array(values.length)
  const starts = runsOf(values, order)
  let spare = new Int32Array(order.length)
  while (starts.length > 2) {
    let kept = 0
    for (let run = 0; run + 1 < starts.length; run += 2) {
      const end = starts[Math.min(run + 2, starts.length - 1)]
      mergeInto(spare, values, order, starts[run], starts[run + 1], end)
      starts[kept++] = starts[run]
    }
    starts[kept++] = starts[starts.length - 1]
    starts.length = kept
    ;[order, spare] = [spare, order]
  }
  return order.subarray(0, starts[starts.length - 1])
}

/** Fills `order` with the finite places, run after run, each rising. Returns where runs start, and the end of the last. */
function runsOf(values: Values, order: Int32Array): number[] {
  const starts: number[] = []
  let count = 0
  for (let i = 0; i < values.length; ) {
    if (values[i] - values[i] !== 0) {
      i++
      continue
    }
    const start = count
    starts.push(start)
    const falls = values[i + 1] < values[i]
    order[count++] = i++
    if (falls) {
      while (values[i] < values[i - 1] && values[i] > -Infinity) order[count++] = i++
      order.subarray(start, count).reverse()
    } else while (values[i] >= values[i - 1] && values[i] < Infinity) order[count++] = i++
  }
  starts.push(count)
  return starts
}

/** Merges two neighbouring runs of `order`. */
function mergeInto(
  into: Int32Array,
  values: Values,
  order: Int32Array,
  start: number,
  middle: number,
  end: number,
): void {
  let left = start
  let right = middle
  for (let at = start; at < end; at++) {
    const takeLeft = left < middle && (right >= end || values[order[left]] <= values[order[right]])
    into[at] = order[takeLeft ? left++ : right++]
  }
}
