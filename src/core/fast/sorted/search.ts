/** The first place in [from, to) where `holds`, which holds for all that follow too; `to` where there is none. */
export function firstWhere(from: number, to: number, holds: (i: number) => boolean): number {
  let low = from
  let high = to
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/**
 * The first place in [from, to) of a value greater than `x`, in steps that grow from `guess` on: a good guess costs a few
 * looks, a bad one twice what halving costs. Written out, since this is what a move of a slider consists of.
 */
export function firstGreater(values: Float32Array, x: number, from: number, to: number, guess: number): number {
  let low = from
  let high = to
  let step = 8
  if (guess > from && guess < to) {
    if (values[guess] > x) {
      high = guess
      while (high - step > low && values[high - step] > x) {
        high -= step
        step *= 2
      }
      low = Math.max(low, high - step)
    } else {
      low = guess + 1
      while (low + step < high && values[low + step] <= x) {
        low += step + 1
        step *= 2
      }
      high = Math.min(high, low + step)
    }
  }
  while (low < high) {
    const middle = (low + high) >>> 1
    if (values[middle] > x) high = middle
    else low = middle + 1
  }
  return low
}

/** How far beside a guess a border is looked for one by one. */
const NEAR = 3

/** What `firstWhere` gives, looked for around `guess` first. */
export function firstNear(guess: number, from: number, to: number, holds: (i: number) => boolean): number {
  let place = guess
  for (let i = 0; i < NEAR && place > from && holds(place - 1); i++) place--
  for (let i = 0; i < NEAR && place < to && !holds(place); i++) place++
  const found = (place === from || !holds(place - 1)) && (place === to || holds(place))
  return found ? place : firstWhere(from, to, holds)
}
