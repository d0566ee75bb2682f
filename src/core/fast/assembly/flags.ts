const BELOW: i32 = 1
const ABOVE: i32 = 2

/** Writes the flags of four weights, a byte each: above where all bits of `above` are set, else below where those of `below` are. */
export function storeFlags(flags: usize, above: v128, below: v128): void {
  const lower = v128.and(i32x4.splat(BELOW), below)
  const lanes = v128.bitselect(i32x4.splat(ABOVE), lower, above)
  const bytes = v128.shuffle<i8>(lanes, lanes, 0, 4, 8, 12, 0, 4, 8, 12, 0, 4, 8, 12, 0, 4, 8, 12)
  store<i32>(flags, i32x4.extract_lane(bytes, 0))
}
