/** How an 8-bit float divides its bits, and what its greatest exponent means. */
interface Split {
  readonly fractionBits: number
  readonly bias: number
  /** `ieee`: infinities and NaN as in IEEE 754; `fn`: no infinity, NaN only where all bits are 1. */
  readonly top: 'ieee' | 'fn'
}

/** OCP 8-bit Floating Point Specification (OFP8) 1.0, sections 5.1 and 5.2. */
const E4M3: Split = { fractionBits: 3, bias: 7, top: 'fn' }
const E5M2: Split = { fractionBits: 2, bias: 15, top: 'ieee' }

function tableOf(split: Split): Float32Array {
  return Float32Array.from({ length: 256 }, (_, code) => valueOf(code, split))
}

function valueOf(code: number, { fractionBits, bias, top }: Split): number {
  const sign = code & 0x80 ? -1 : 1
  const exponent = (code & 0x7f) >> fractionBits
  const steps = 1 << fractionBits
  const fraction = code & (steps - 1)
  const isTop = exponent === 0x7f >> fractionBits
  if (isTop && top === 'ieee') return fraction === 0 ? sign * Infinity : NaN
  if (isTop && fraction === steps - 1) return NaN
  const significand = exponent === 0 ? fraction : steps + fraction
  return sign * significand * twoTo(Math.max(exponent, 1) - bias - fractionBits)
}

function twoTo(exponent: number): number {
  let power = 1
  for (let i = 0; i < Math.abs(exponent); i++) power *= 2
  return exponent < 0 ? 1 / power : power
}

/** The values of all 256 codes. */
export const FLOAT8_E4M3: Float32Array = tableOf(E4M3)
export const FLOAT8_E5M2: Float32Array = tableOf(E5M2)
