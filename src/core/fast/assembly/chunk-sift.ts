import { countOne } from './count-one.ts'

// Flags, as in `quantizer/method.ts`.
const BELOW: u32 = 1
const ABOVE: u32 = 2
const NOT_FINITE: u32 = 3

// Places in `totals`, in bytes.
const BELOW_COUNT: usize = 8
const ABOVE_COUNT: usize = 16
const LOST_COUNT: usize = 24

/**
 * Takes the flagged ones out of `count` quantized weights. Clipped ones stay, and what is to know of them is added to
 * `totals` (float64: their error², how many below, above, lost) and counted in display bins: `from` where they were, `to`
 * where they went. Of a bin v: floor(v / width + ½) − first, held inside [0, last].
 *
 * What is not finite, or becomes so, is dropped: its value becomes NaN. Returns how many are kept; where not all are,
 * the kept weights, codes and units move up in their own place, and their values to `kept`.
 */
export function sift(
  x: usize,
  values: usize,
  codes: usize,
  units: usize,
  flags: usize,
  count: i32,
  kept: usize,
  totals: usize,
  width: f64,
  first: f64,
  last: f64,
  from: usize,
  to: usize,
): i32 {
  let dropped = 0
  for (let i = 0; i < count; i++) {
    if ((i & 7) == 0) {
      // Eight flags at once: nearly all weights have none.
      while (i + 8 <= count && load<u64>(flags + <usize>i) == 0) i += 8
      if (i >= count) break
    }
    const flag = <u32>load<u8>(flags + <usize>i)
    if (flag == 0) continue
    const place = (<usize>i) << 2
    const weight = <f64>load<f32>(x + place)
    const value = <f64>load<f32>(values + place)
    if (flag != NOT_FINITE) {
      const isLost = value - value != 0
      add(totals + (flag == BELOW ? BELOW_COUNT : ABOVE_COUNT), 1)
      countOne(weight, width, first, last, from)
      if (isLost) add(totals + LOST_COUNT, 1)
      else {
        add(totals, (value - weight) * (value - weight))
        countOne(value, width, first, last, to)
        continue
      }
    }
    store<f32>(values + place, f32.NaN)
    dropped++
  }
  if (dropped > 0) moveUp(x, values, codes, units, count, kept)
  return count - dropped
}

/** Moves the weights whose value is a number up, as `sift` does. */
export function moveUp(x: usize, values: usize, codes: usize, units: usize, count: i32, kept: usize): void {
  let to: usize = 0
  for (let i: usize = 0, end = (<usize>count) << 2; i < end; i += 4) {
    const value = load<f32>(values + i)
    if (value != value) continue
    store<f32>(kept + to, value)
    store<f32>(x + to, load<f32>(x + i))
    store<i32>(codes + to, load<i32>(codes + i))
    store<f32>(units + to, load<f32>(units + i))
    to += 4
  }
}

function add(place: usize, amount: f64): void {
  store<f64>(place, load<f64>(place) + amount)
}
