const view = new Float64Array(1)
const words = new Uint32Array(view.buffer)
view[0] = 1
/** Where the half with sign and exponent stands. */
const HIGH = words[0] === 0 ? 1 : 0

/** ⌊log₂ x⌋ of a normal float64 above 0, as every float32 above 0 is one: read from its bits, so never one off. */
export function exponentOf(x: number): number {
  view[0] = x
  return (words[HIGH] >>> 20) - 1023
}
