// Four sub-blocks side by side, one in each lane: every sum is then added up in the order of the reference.

/** Weight i of each of four sub-blocks of `size` bytes into vector i. */
export function transpose(x: usize, size: usize, into: usize): void {
  for (let i: usize = 0; i < size; i += 16, x += 16, into += 64) {
    const a = v128.load(x)
    const b = v128.load(x + size)
    const c = v128.load(x + 2 * size)
    const d = v128.load(x + 3 * size)
    const ab0 = v128.shuffle<i32>(a, b, 0, 4, 1, 5)
    const ab1 = v128.shuffle<i32>(a, b, 2, 6, 3, 7)
    const cd0 = v128.shuffle<i32>(c, d, 0, 4, 1, 5)
    const cd1 = v128.shuffle<i32>(c, d, 2, 6, 3, 7)
    v128.store(into, v128.shuffle<i64>(ab0, cd0, 0, 2))
    v128.store(into, v128.shuffle<i64>(ab0, cd0, 1, 3), 16)
    v128.store(into, v128.shuffle<i64>(ab1, cd1, 0, 2), 32)
    v128.store(into, v128.shuffle<i64>(ab1, cd1, 1, 3), 48)
  }
}

/** The first weight of greatest size, with its sign. */
export function extremes(x: usize, size: usize): v128 {
  let greatest = f32x4.splat(0)
  let found = f32x4.splat(0)
  for (const end = x + size; x < end; x += 16) {
    const weight = v128.load(x)
    const own = f32x4.abs(weight)
    const greater = f32x4.gt(own, greatest)
    greatest = v128.bitselect(own, greatest, greater)
    found = v128.bitselect(weight, found, greater)
  }
  return found
}

/** Writes one byte for each vector of `size` bytes and each lane, those of a lane `count` bytes behind those of the one before. */
export function writeLanes(best: usize, size: usize, codes: usize, count: usize): void {
  for (const end = best + size; best < end; best += 16, codes++) {
    const four = i32x4.trunc_sat_f32x4_s(v128.load(best))
    store<u8>(codes, <u8>i32x4.extract_lane(four, 0))
    store<u8>(codes + count, <u8>i32x4.extract_lane(four, 1))
    store<u8>(codes + 2 * count, <u8>i32x4.extract_lane(four, 2))
    store<u8>(codes + 3 * count, <u8>i32x4.extract_lane(four, 3))
  }
}
