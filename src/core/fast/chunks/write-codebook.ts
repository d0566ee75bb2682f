import type { CodebookQuantizer } from '../../quantizer/codebook/codebook.ts'
import { copyGroups, expandGroups } from './groups.ts'
import { BOOK, type ChunkMemory, CODES, FACTORS, MULTIPLIERS, NUMBERS, X } from './memory.ts'
import type { Write } from './write.ts'

const MOST_ENTRIES = 16
/** Where thresholds, entries and codes of a codebook lie. */
const LEVELS = BOOK + MOST_ENTRIES * 4
const STORED = LEVELS + MOST_ENTRIES * 4

/** Null for more entries than a kernel takes, and where multipliers are no float32. */
export function codebookWriter(memory: ChunkMemory, { spec, layout }: CodebookQuantizer): Write | null {
  const multipliers = Float32Array.from(spec.multipliers)
  const exact = multipliers.every((multiplier, group) => multiplier === spec.multipliers[group])
  const small = spec.levels.length <= MOST_ENTRIES && spec.codes.every((code) => code >= -128 && code < 128)
  if (!exact || !small) return null
  memory.f32(BOOK, MOST_ENTRIES).fill(Infinity).set(spec.thresholds)
  const bytes = new Uint8Array(spec.levels.buffer, spec.levels.byteOffset, spec.levels.byteLength)
  const planes = memory.u8(LEVELS, 4 * MOST_ENTRIES)
  bytes.forEach((byte, i) => (planes[(i % 4) * MOST_ENTRIES + (i >> 2)] = byte))
  memory.u8(STORED, MOST_ENTRIES).set(spec.codes)
  return (from, to) => {
    copyGroups(memory, layout, from, to, multipliers, NUMBERS)
    expandGroups(memory, layout, from, to, NUMBERS, MULTIPLIERS)
    copyGroups(memory, layout, from, to, spec.factors, NUMBERS)
    expandGroups(memory, layout, from, to, NUMBERS, FACTORS)
    memory.u8(memory.flagAt(from), to - from).fill(0)
    const values = memory.valueAt(from)
    const { kernels } = memory
    return kernels.writeCodebook(X, to - from, MULTIPLIERS, FACTORS, BOOK, LEVELS, STORED, CODES, values) !== 0
  }
}
