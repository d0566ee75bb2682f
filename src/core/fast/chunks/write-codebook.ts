import type { CodebookQuantizer, CodebookSpec } from '../../quantizer/codebook/codebook.ts'
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
  const write = exact ? bookWriter(memory, spec) : null
  if (write === null) return null
  return (from, to) => {
    copyGroups(memory, layout, from, to, multipliers, NUMBERS)
    expandGroups(memory, layout, from, to, NUMBERS, MULTIPLIERS)
    copyGroups(memory, layout, from, to, spec.factors, NUMBERS)
    expandGroups(memory, layout, from, to, NUMBERS, FACTORS)
    memory.u8(memory.flagAt(from), to - from).fill(0)
    return write(to - from, memory.valueAt(from))
  }
}

/** Quantizes `count` weights at `X` by the multipliers and factors beside them; as a `Write` without flags. */
export function bookWriter(
  memory: ChunkMemory,
  { levels, codes, thresholds }: Pick<CodebookSpec, 'levels' | 'codes' | 'thresholds'>,
): ((count: number, values: number) => boolean) | null {
  const small = levels.length <= MOST_ENTRIES && codes.every((code) => code >= -128 && code < 128)
  if (!small) return null
  memory.f32(BOOK, MOST_ENTRIES).fill(Infinity).set(thresholds)
  const bytes = new Uint8Array(levels.buffer, levels.byteOffset, levels.byteLength)
  const planes = memory.u8(LEVELS, 4 * MOST_ENTRIES)
  bytes.forEach((byte, i) => (planes[(i % 4) * MOST_ENTRIES + (i >> 2)] = byte))
  memory.u8(STORED, MOST_ENTRIES).set(codes)
  const { kernels } = memory
  return (count, values) =>
    kernels.writeCodebook(X, count, MULTIPLIERS, FACTORS, BOOK, LEVELS, STORED, CODES, values) !== 0
}
