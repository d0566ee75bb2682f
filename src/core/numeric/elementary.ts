/**
 * log, exp, and the cosine and sine of a turn, built from + − × ÷, integer operations and bit views alone.
 * IEEE 754 fixes the result of each of those, so every engine gives the same bits; `Math.log` and its
 * neighbours are left to the engine by ECMAScript and do differ. Errors stay below 1 ulp.
 */

const view = new Float64Array(1)
const words = new Uint32Array(view.buffer)
view[0] = 1
/** Where the word with sign and exponent lies: 1 on little-endian machines. */
const HIGH = words[0] === 0 ? 1 : 0

// ln 2 in two parts. The first ends in 21 zero bits, so that its product with an exponent is exact.
const LN2_HIGH = 0.6931471803691238
const LN2_LOW = 1.9082149292705877e-10
const LOG2_E = 1.4426950408889634
const SQRT2 = 1.4142135623730951
// π/2 as a float32 and what that leaves of it, so that the product with a float32 is exact.
const HALF_PI_HIGH = 1.5707963705062866
const HALF_PI_LOW = -4.371139000186241e-8
const HALF_PI = 1.5707963267948966

// Taylor coefficients from the highest power down; each quotient is rounded once. What is cut off lies below 2⁻⁵⁷ of the result.
const ATANH = [2 / 21, 2 / 19, 2 / 17, 2 / 15, 2 / 13, 2 / 11, 2 / 9, 2 / 7, 2 / 5, 2 / 3]
const EXP = [14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3].map((i) => 1 / factorial(i))
const SIN = [17, 15, 13, 11, 9, 7, 5, 3].map((i) => (i % 4 === 3 ? -1 : 1) / factorial(i))
const COS = [18, 16, 14, 12, 10, 8, 6, 4].map((i) => (i % 4 === 2 ? -1 : 1) / factorial(i))

/** Natural logarithm. log(0) is −∞; NaN for anything negative. */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN
  if (x === Infinity) return x
  // Subnormals first become normal, so that the exponent field means something.
  const lifted = x < 2.2250738585072014e-308
  view[0] = lifted ? x * 18014398509481984 : x
  const high = words[HIGH]
  let exponent = (high >>> 20) - (lifted ? 1077 : 1023)
  words[HIGH] = (high & 0xfffff) | 0x3ff00000
  let m = view[0]
  if (m > SQRT2) {
    m *= 0.5
    exponent++
  }
  // log m = 2 atanh(s) with s = f / (2 + f); written around f, which is exact, so that little is lost near 1.
  const f = m - 1
  const s = f / (2 + f)
  const z = s * s
  const tail = z * horner(ATANH, z)
  const half = 0.5 * f * f
  return exponent * LN2_HIGH - (half - (s * (half + tail) + exponent * LN2_LOW) - f)
}

/** e to the power x. 0 below about −745, ∞ above about 709.8. */
export function exp(x: number): number {
  if (!(x > -746)) return x === x ? 0 : NaN
  if (x > 710) return Infinity
  const k = Math.floor(x * LOG2_E + 0.5)
  const high = x - k * LN2_HIGH
  const low = k * LN2_LOW
  const r = high - low
  const square = r * r
  const curved = 0.5 * square + square * r * horner(EXP, r)
  // What `r` lost by its own rounding comes back beside the small term.
  const y = 1 + (high + (curved - low))
  // In two factors, since 2ᵏ alone may be out of range where the result is not.
  const half = k >> 1
  return y * powerOfTwo(half) * powerOfTwo(k - half)
}

/** cos(2πv): the cosine of `v` turns, 0 ≤ v ≤ 2⁵⁰. */
export function cosTurn(v: number): number {
  return turn(v, 1)
}

/** sin(2πv), 0 ≤ v ≤ 2⁵⁰. */
export function sinTurn(v: number): number {
  return turn(v, 0)
}

/** The quarter turns are taken off exactly; what remains is at most an eighth of a turn. */
function turn(v: number, ahead: 0 | 1): number {
  const quarters = 4 * (v - Math.floor(v))
  const nearest = Math.floor(quarters + 0.5)
  const r = quarters - nearest
  // The angle r · π/2 in two parts: its float64 and what the rounding took.
  const top = Math.fround(r)
  const product = top * HALF_PI_HIGH
  const remainder = top * HALF_PI_LOW + (r - top) * HALF_PI
  const angle = product + remainder
  const lost = product - angle + remainder
  const quadrant = (nearest + ahead) & 3
  const size = quadrant & 1 ? cosine(angle, lost) : sine(angle, lost)
  // 0 − size rather than −size: no −0 at the zeros.
  return quadrant & 2 ? 0 - size : size
}

/** sin(x + lost), |x| ≤ π/4. */
function sine(x: number, lost: number): number {
  const z = x * x
  return x + (x * z * horner(SIN, z) + lost)
}

/** cos(x + lost), |x| ≤ π/4. */
function cosine(x: number, lost: number): number {
  const z = x * x
  const half = 0.5 * z
  const rest = 1 - half
  // 1 − rest − half is what the subtraction took.
  return rest + (1 - rest - half + (z * z * horner(COS, z) - x * lost))
}

/** 2ᵏ for −1022 ≤ k ≤ 1023. */
export function powerOfTwo(k: number): number {
  view[0] = 1
  words[HIGH] = (k + 1023) << 20
  return view[0]
}

function horner(coefficients: readonly number[], x: number): number {
  let sum = 0
  for (let i = 0; i < coefficients.length; i++) sum = sum * x + coefficients[i]
  return sum
}

/** Exact up to 18. */
function factorial(n: number): number {
  return n < 2 ? 1 : n * factorial(n - 1)
}
