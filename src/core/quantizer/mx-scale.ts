import { decodeE8m0, E8M0_GREATEST, encodeE8m0Up } from '../numeric/e8m0.ts'
import { filled } from '../numeric/filled.ts'
import { decodeNumber, greatestCode, type NumberFormat } from '../numeric/number-format.ts'

/**
 * How the greatest |x| of a block gives the scale 2^(code − 127), as torchao's modes of the same names. `floor`, OCP's
 * rule: its exponent less that of the greatest element. `ceil`: one more unless it is a power of two. `even`: after
 * rounding it to the bits of an element. `rceil`, NVIDIA's: the least scale with which nothing clips.
 */
export const MX_RULES = ['floor', 'rceil', 'ceil', 'even'] as const

export type MxRule = (typeof MX_RULES)[number]

/** What a scale must know of the elements: mantissa bits, the exponent of the greatest, and its value. */
export interface MxElement {
  readonly mantissa: number
  readonly exponent: number
  readonly greatest: number
}

export function mxElement(format: NumberFormat): MxElement {
  const { mantissa, bias } = format
  const greatest = greatestCode(format)
  return { mantissa, exponent: (greatest >> mantissa) - bias, greatest: decodeNumber(format, greatest) }
}

/** The E8M0 codes of blocks whose greatest |x| are `sizes`. A block of zeros has code 0, and none has NaN. */
export function mxScaleCodes(sizes: Float32Array, rule: MxRule, element: MxElement): Uint8Array {
  const bits = new Uint32Array(sizes.buffer, sizes.byteOffset, sizes.length)
  const reciprocal = Math.fround(1 / element.greatest)
  return filled(new Uint8Array(sizes.length), (block) => {
    const code =
      rule === 'rceil' ? encodeE8m0Up(Math.fround(sizes[block] * reciprocal)) : shiftedField(bits[block], rule, element)
    return Math.min(E8M0_GREATEST, Math.max(0, code))
  })
}

/** The exponent field of a float32 after the rounding that the rule asks for, less the exponent of the greatest element. */
function shiftedField(bits: number, rule: MxRule, { mantissa, exponent }: MxElement): number {
  const added = rule === 'ceil' ? 0x7fffff : rule === 'even' ? 1 << (22 - mantissa) : 0
  return ((bits + added) >>> 23) - exponent
}

/** What elements are multiplied by, one per block. */
export function e8m0Factors(codes: ArrayLike<number>): Float32Array {
  return filled(new Float32Array(codes.length), (block) => decodeE8m0(codes[block]))
}
