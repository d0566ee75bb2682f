// The upper half of the bits tells drawers apart.
const DRAWERS: usize = 65536
/** A bit for each lower half, in bytes. */
const MARKS: i32 = 8192
/** A drawer with fewer values has its marks taken away one by one. */
const FEW: u32 = 1024
/** A pattern of NaN. */
const NOTHING: u32 = 0xffffffff

/** Counts `count` float32 at `values`, NaN left out, by the upper half of their bits: 65,536 u32 at `drawers`. */
export function countDrawers(values: usize, count: i32, drawers: usize): void {
  const end = values + ((<usize>count) << 2)
  for (; values < end; values += 4) {
    const bits = patternAt(values)
    if (bits == NOTHING) continue
    const entry = drawers + ((bits >> 16) << 2)
    store<u32>(entry, load<u32>(entry) + 1)
  }
}

/** Turns the counts into the places of the first of each drawer, as addresses of u16 that start at `lows`. */
export function placeDrawers(drawers: usize, lows: usize): void {
  let place = <u32>lows
  for (let drawer: usize = 0; drawer < DRAWERS; drawer++) {
    const count = load<u32>(drawers + (drawer << 2))
    store<u32>(drawers + (drawer << 2), place)
    place += count << 1
  }
}

/** Puts the lower halves of `count` float32 into their drawers. Afterwards each entry is the end of its drawer. */
export function fillDrawers(values: usize, count: i32, drawers: usize): void {
  const end = values + ((<usize>count) << 2)
  for (; values < end; values += 4) {
    const bits = patternAt(values)
    if (bits == NOTHING) continue
    const entry = drawers + ((bits >> 16) << 2)
    const place = load<u32>(entry)
    store<u16>(place, <u16>bits)
    store<u32>(entry, place + 2)
  }
}

/** How many different patterns lie in the drawers [from, to). `marks`: 8,192 bytes of 0, which they are again afterwards. */
export function countPatterns(drawers: usize, lows: usize, from: i32, to: i32, marks: usize): i32 {
  let start = from == 0 ? <u32>lows : load<u32>(drawers + ((<usize>(from - 1)) << 2))
  let patterns = 0
  for (let drawer = from; drawer < to; drawer++) {
    const end = load<u32>(drawers + ((<usize>drawer) << 2))
    for (let place = start; place < end; place += 2) {
      const low = <u32>load<u16>(place)
      const byte = marks + (low >> 3)
      const bit = 1 << (low & 7)
      const marked = <u32>load<u8>(byte)
      patterns += i32((marked & bit) == 0)
      store<u8>(byte, <u8>(marked | bit))
    }
    if ((end - start) >> 1 > FEW) memory.fill(marks, 0, MARKS)
    else for (let place = start; place < end; place += 2) store<u8>(marks + (<u32>load<u16>(place) >> 3), 0)
    start = end
  }
  return patterns
}

/** The bits of a number, those of 0 for −0, and `NOTHING` for NaN. */
function patternAt(place: usize): u32 {
  const bits = load<u32>(place)
  if ((bits & 0x7fffffff) > 0x7f800000) return NOTHING
  return bits == 0x80000000 ? 0 : bits
}
