/** Coefficients of log(1 + m) ≈ numerator(m) ÷ denominator(m), from the constant on: float32 numbers, as all below. */
const NUMERATOR = [0, 1, 2.112677574157715, 1.480000615119934, 0.3808837831020355, 0.025899792090058327]
const DENOMINATOR = [
  1, 2.612677574157715, 2.4530060291290283, 0.9864943027496338, 0.15464763343334198, 0.005875095259398222,
]
const LOG_2 = 0.6931471824645996
const ROOT_2 = 1.4142135381698608

const single = new Float32Array(1)
const bits = new Uint32Array(single.buffer)

/**
 * The natural logarithm of a normal float32 above 0 to the bit that NumPy gives in its kernel for processors that
 * multiply and add at once (loops_exponent_log.dispatch): not the nearest float32 in one case of six.
 */
export function log32(value: number): number {
  single[0] = value
  let exponent = (bits[0] >>> 23) - 127
  bits[0] = (bits[0] & 0x7fffff) | 0x3f800000
  let mantissa = single[0]
  if (mantissa > ROOT_2) {
    exponent++
    mantissa /= 2
  }
  const m = mantissa - 1
  return Math.fround(exponent * LOG_2 + Math.fround(polynomial(NUMERATOR, m) / polynomial(DENOMINATOR, m)))
}

/** Products are exact in float64, so each step is rounded once, as a fused multiply-add does. */
function polynomial(coefficients: readonly number[], m: number): number {
  let sum = coefficients[5]
  for (let i = 4; i >= 0; i--) sum = Math.fround(sum * m + coefficients[i])
  return sum
}
