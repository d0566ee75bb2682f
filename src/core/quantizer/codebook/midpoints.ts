/** Halfway from each of the rising `levels` to the next, in float32: the sum rounded, then halved. */
export function midpoints(levels: Float32Array): Float32Array {
  return levels.subarray(1).map((level, i) => Math.fround(level + levels[i]) / 2)
}
