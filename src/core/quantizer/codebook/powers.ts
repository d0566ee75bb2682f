import { powerOfTwo } from '../../numeric/elementary.ts'
import { exponentOf } from '../../numeric/exponent.ts'
import { asFloat32, float32AtMost, float32Below } from '../../numeric/float32.ts'
import type { Steps } from '../../steps.ts'
import type { Tensor } from '../../tensor.ts'
import { greatestSizes } from '../greatest-size.ts'
import type { Layout } from '../layout.ts'

/** The greatest power of two that a float32 can be. */
const GREATEST = 127

/** ⌊log₂(4/3 · greatest size)⌋ of every group, as INQ has it; 0 where all weights are 0. */
export function* greatestExponents(tensor: Tensor, layout: Layout): Steps<Int32Array> {
  const sizes = yield* greatestSizes(asFloat32(tensor.data).data, layout)
  return Int32Array.from(sizes, (size) => {
    if (size === 0) return 0
    const exponent = exponentOf(size)
    // 4/3 carries what is at least one and a half times a power of two over to the next one.
    return Math.min(GREATEST, size >= 1.5 * powerOfTwo(exponent) ? exponent + 1 : exponent)
  })
}

/** 0 and ±2^−i in units of the greatest power, with the borders between them; codes are −m … m in order. */
export function powerCodebook(
  bits: number,
  inLog: boolean,
): { levels: Float32Array; codes: Int32Array; thresholds: Float32Array } {
  const count = 2 ** (bits - 1) - 1
  const sizes = Array.from({ length: count }, (_, i) => powerOfTwo(i + 1 - count))
  const borders = sizes.map((size, i) => borderBelow(size, i === 0, inLog))
  return {
    levels: Float32Array.from([...sizes.map((size) => -size).reverse(), 0, ...sizes]),
    codes: Int32Array.from({ length: 2 * count + 1 }, (_, i) => i - count),
    thresholds: Float32Array.from([...borders.map(mirrored).reverse(), ...borders.map(float32AtMost)]),
  }
}

/** Where a level begins: halfway from the next smaller one, 0 below the smallest; in log₂, half a power below it. */
function borderBelow(size: number, isSmallest: boolean, inLog: boolean): number {
  if (inLog) return (size * Math.SQRT2) / 2
  return isSmallest ? size / 2 : size * 0.75
}

/** The border on the other side of 0: what lies on it has the smaller size there too, so it is above. */
function mirrored(border: number): number {
  const below = float32AtMost(-border)
  return below === -border ? float32Below(below) : below
}
