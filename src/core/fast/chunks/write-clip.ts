import type { ClipQuantizer } from '../../quantizer/clip.ts'
import { type ChunkMemory, CODES, X } from './memory.ts'
import type { Write } from './write.ts'

/** Null where values are no float32. */
export function clipWriter(memory: ChunkMemory, { spec, precision }: ClipQuantizer): Write | null {
  if (precision !== 'float32') return null
  const { a, b, cast } = spec
  return (from, to) => {
    const [values, flags] = [memory.valueAt(from), memory.flagAt(from)]
    return memory.kernels.writeClip(X, to - from, a, b, Number(cast !== null), CODES, values, flags) !== 0
  }
}
