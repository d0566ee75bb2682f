/** NaN and ±∞ among `count` weights at `x` become 0. Up to three weights behind them may change too. */
export function dropNotFinite(x: usize, count: i32): void {
  const none = f32x4.splat(0)
  const end = x + ((<usize>count) << 2)
  for (; x < end; x += 16) {
    const w = v128.load(x)
    // What is not finite gives NaN, which equals nothing.
    v128.store(x, v128.and(w, f32x4.eq(f32x4.sub(w, w), none)))
  }
}
