import { decodeNumber, greatestCode, signBit } from '../../numeric/number-format.ts'
import type { FloatQuantizer } from '../../quantizer/floats.ts'
import { copyGroups, expandGroups } from './groups.ts'
import { type ChunkMemory, CODES, FACTORS, MULTIPLIERS, NUMBERS, X } from './memory.ts'
import type { Write } from './write.ts'

/** Mantissas that the kernel takes, and how small the exponent of a float32 can get. */
const MOST_MANTISSA = 11
const LEAST_EXPONENT = -126

/** Null for other roundings and overflows than the usual ones, and for formats with smaller steps than float32. */
export function floatsWriter(memory: ChunkMemory, { spec, layout }: FloatQuantizer): Write | null {
  const { format, native, rounding, factors, multipliers } = spec
  const { mantissa, bias, top } = format
  const stepsFit = mantissa >= 1 && mantissa <= MOST_MANTISSA && 1 - bias - mantissa >= LEAST_EXPONENT
  if (native || rounding !== 'half-even' || top === 'fnuz' || !stepsFit) return null
  const greatest = greatestCode(format)
  const most = decodeNumber(format, greatest)
  const divisors = factors ?? Float32Array.of(1)
  return (from, to) => {
    const count = to - from
    copyGroups(memory, layout, from, to, divisors, NUMBERS)
    expandGroups(memory, layout, from, to, NUMBERS, FACTORS)
    if (multipliers) {
      copyGroups(memory, layout, from, to, multipliers, NUMBERS)
      expandGroups(memory, layout, from, to, NUMBERS, MULTIPLIERS)
    }
    const [values, flags] = [memory.valueAt(from), memory.flagAt(from)]
    memory.u8(flags, count).fill(0)
    return (
      memory.kernels.writeFloats(
        X,
        count,
        multipliers ? MULTIPLIERS : 0,
        FACTORS,
        mantissa,
        bias,
        greatest,
        most,
        signBit(format),
        CODES,
        values,
        flags,
      ) !== 0
    )
  }
}
