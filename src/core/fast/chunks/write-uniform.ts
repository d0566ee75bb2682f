import type { UniformQuantizer } from '../../quantizer/uniform.ts'
import { copyGroups, expandGroups } from './groups.ts'
import { type ChunkMemory, CODES, FACTORS, NUMBERS, UNITS, X } from './memory.ts'
import type { Write } from './write.ts'

/** Codes are float32 in the kernel. */
const GREATEST_CODE = 1 << 22

/** Null for other roundings than the usual one, and for scales with which a quotient can be NaN. */
export function uniformWriter(memory: ChunkMemory, { spec, layout }: UniformQuantizer): Write | null {
  const { scales, zeroPoints, min, max, rounding, reciprocal } = spec
  const usable = scales.every((scale) => Number.isFinite(reciprocal ? Math.fround(1 / scale) : scale) && scale !== 0)
  const small = max - min < GREATEST_CODE && Math.max(-min, max) < GREATEST_CODE
  if (rounding !== 'half-even' || !usable || !small) return null
  const zeros = zeroPoints ? new Float32Array(zeroPoints) : new Float32Array(layout.groups)
  if (!zeros.every((zero) => Math.abs(zero) < GREATEST_CODE)) return null
  return (from, to) => {
    const count = to - from
    copyGroups(memory, layout, from, to, zeros, NUMBERS)
    expandGroups(memory, layout, from, to, NUMBERS, FACTORS)
    const [values, flags] = [memory.valueAt(from), memory.flagAt(from)]
    memory.u8(flags, count).fill(0)
    const { kernels } = memory
    return kernels.writeUniform(X, count, UNITS, FACTORS, min, max, Number(reciprocal), CODES, values, flags) !== 0
  }
}
