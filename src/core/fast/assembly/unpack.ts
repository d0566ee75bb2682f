/**
 * Reads nibbles of `blocks` blocks of `size` bytes at `bytes`: behind `head` bytes, `parts` times 2 · `half` codes, the
 * first half in low nibbles. Writes them as signed bytes, `shift` added, to `codes`. `half` is 16 or 32.
 */
export function unpackNibbles(
  bytes: usize,
  blocks: i32,
  size: i32,
  head: i32,
  parts: i32,
  half: i32,
  shift: i32,
  codes: usize,
): void {
  const low = i8x16.splat(15)
  const shifts = i8x16.splat(<i8>shift)
  for (; blocks > 0; blocks--, bytes += size) {
    let from = bytes + head
    for (let part = 0; part < parts; part++) {
      for (let i = 0; i < half; i += 16, from += 16, codes += 16) {
        const both = v128.load(from)
        v128.store(codes, i8x16.add(v128.and(both, low), shifts))
        v128.store(codes + <usize>half, i8x16.add(i8x16.shr_u(both, 4), shifts))
      }
      codes += half
    }
  }
}
