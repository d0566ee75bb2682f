/** Float32 numbers that share the upper half of their bits fall into one of this many drawers. */
const DRAWERS = 65536

/** Finds where a float32 lies among thresholds. */
export interface Lookup {
  /** Rising; Infinity is put behind them, so that a search needs no other end. */
  readonly thresholds: Float32Array
  /** Of every drawer: how many thresholds lie below all its numbers. */
  readonly starts: Uint16Array
}

/**
 * A table from the upper half of a float32's bits to the first of the rising `thresholds` that is in question. A drawer
 * is a 128th of a power of two wide, so there is mostly none in it, and what is nearest is found without a search.
 */
export function lookupOf(thresholds: Float32Array): Lookup {
  const starts = new Uint16Array(DRAWERS)
  // Upwards: negative numbers from the greatest bits to the least, then the others.
  for (let rank = 0, place = 0; rank < DRAWERS; rank++) {
    const drawer = rank < DRAWERS / 2 ? DRAWERS - 1 - rank : rank - DRAWERS / 2
    const least = leastOf(drawer)
    while (place < thresholds.length && thresholds[place] < least) place++
    starts[drawer] = place
  }
  const closed = new Float32Array(thresholds.length + 1).fill(Infinity)
  closed.set(thresholds)
  return { thresholds: closed, starts }
}

/** How many of the rising `thresholds` are below `value`: a value at a threshold stays below it. NaN is below all. */
export function placeOf({ thresholds }: Lookup, value: number): number {
  let place = 0
  while (value > thresholds[place]) place++
  return place
}

const view = new Float32Array(1)
const bits = new Uint32Array(view.buffer)

/** The least number of a drawer; of those that hold NaN, the infinity beside them. */
function leastOf(drawer: number): number {
  if (drawer >= 0xff80) return -Infinity
  if (drawer >= 0x7f80 && drawer < 0x8000) return Infinity
  bits[0] = drawer < 0x8000 ? drawer << 16 : (drawer << 16) | 0xffff
  return view[0]
}
