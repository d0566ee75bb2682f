// Three digits of 11, 11 and 10 bits.
const BITS: u32 = 11
const RADIX: u32 = 1 << BITS
const MASK: u32 = RADIX - 1

/**
 * Turns `count` float32 at `x` into keys whose order as unsigned integers is that of the numbers, and counts their
 * digits: three tables of 2,048 u32 at `counts`.
 */
export function countDigits(x: usize, count: i32, counts: usize): void {
  const end = x + ((<usize>count) << 2)
  for (; x < end; x += 4) {
    const bits = load<u32>(x)
    const key = bits ^ (<u32>(<i32>bits >> 31) | 0x80000000)
    store<u32>(x, key)
    increment(counts + ((key & MASK) << 2))
    increment(counts + ((RADIX + ((key >> BITS) & MASK)) << 2))
    increment(counts + ((2 * RADIX + (key >> (2 * BITS))) << 2))
  }
}

/** Turns counts into the places of the first key of each digit, as addresses that start at `into`. */
export function placeDigits(counts: usize, into: usize): void {
  let place = <u32>into
  for (let digit: usize = 0; digit < RADIX; digit++) {
    const count = load<u32>(counts + (digit << 2))
    store<u32>(counts + (digit << 2), place)
    place += count << 2
  }
}

/** Puts `count` keys where their digit `pass` belongs. Equal digits keep their order. */
export function scatter(keys: usize, count: i32, pass: i32, places: usize): void {
  const shift = <u32>pass * BITS
  const end = keys + ((<usize>count) << 2)
  for (; keys < end; keys += 4) {
    const key = load<u32>(keys)
    const entry = places + (((key >> shift) & MASK) << 2)
    const place = load<u32>(entry)
    store<u32>(place, key)
    store<u32>(entry, place + 4)
  }
}

/** Turns keys back into numbers. */
export function toNumbers(keys: usize, count: i32): void {
  const end = keys + ((<usize>count) << 2)
  for (; keys < end; keys += 4) {
    const key = load<u32>(keys)
    store<u32>(keys, key & 0x80000000 ? key ^ 0x80000000 : ~key)
  }
}

function increment(place: usize): void {
  store<u32>(place, load<u32>(place) + 1)
}
