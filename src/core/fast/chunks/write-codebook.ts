import type { CodebookQuantizer, CodebookSpec } from '../../quantizer/codebook/codebook.ts'
import { copyGroups, expandGroups } from './groups.ts'
import { BOOK, type ChunkMemory, CODES, FACTORS, MULTIPLIERS, NUMBERS, X } from './memory.ts'
import type { Write } from './write.ts'

const MOST_ENTRIES = 16
/** Where thresholds, entries and codes of a codebook lie. */
const LEVELS = BOOK + MOST_ENTRIES * 4
const STORED = LEVELS + MOST_ENTRIES * 4
/** Where the sixteenths of `writeBook` lie: five planes of a byte for each. */
const SIXTEENTHS = STORED + MOST_ENTRIES
const MOST_SIXTEENTHS = 32

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
  { levels, codes, thresholds, factors }: Pick<CodebookSpec, 'levels' | 'codes' | 'thresholds' | 'factors'>,
): ((count: number, values: number) => boolean) | null {
  const small = levels.length <= MOST_ENTRIES && codes.every((code) => code >= -128 && code < 128)
  if (!small) return null
  memory.f32(BOOK, MOST_ENTRIES).fill(Infinity).set(thresholds)
  writePlanes(memory, LEVELS, MOST_ENTRIES, levels)
  memory.u8(STORED, MOST_ENTRIES).set(codes)
  const apart = writeSixteenths(memory, thresholds) && factors.every((factor) => factor > 0)
  const { kernels } = memory
  const kernel = apart ? 'writeBook' : 'writeCodebook'
  const book = apart ? SIXTEENTHS : BOOK
  return (count, values) => kernels[kernel](X, count, MULTIPLIERS, FACTORS, book, LEVELS, STORED, CODES, values) !== 0
}

/** The first bytes of all numbers, then the second ones, … `size` bytes apart. */
function writePlanes(memory: ChunkMemory, address: number, size: number, numbers: Float32Array): void {
  const planes = memory.u8(address, 4 * size)
  const bytes = new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength)
  bytes.forEach((byte, i) => (planes[(i % 4) * size + (i >> 2)] = byte))
}

/** For each sixteenth how many thresholds lie in those below it, and the one in it. False where there are several. */
function writeSixteenths(memory: ChunkMemory, thresholds: Float32Array): boolean {
  const sixteenths = Array.from(thresholds, sixteenthOf)
  const places = Uint8Array.from({ length: MOST_SIXTEENTHS }, (_, own) => sixteenths.filter((one) => one < own).length)
  const inside = new Float32Array(MOST_SIXTEENTHS).fill(Infinity)
  thresholds.forEach((threshold, i) => (inside[sixteenths[i]] = threshold))
  memory.u8(SIXTEENTHS, MOST_SIXTEENTHS).set(places)
  writePlanes(memory, SIXTEENTHS + MOST_SIXTEENTHS, MOST_SIXTEENTHS, inside)
  return new Set(sixteenths).size === sixteenths.length
}

/** The nearest whole sixteenth, from 0 on for −1, as the kernel finds it. */
function sixteenthOf(value: number): number {
  const shifted = Math.fround(Math.fround(value * 16) + 12582928) - 12582912
  return Math.min(MOST_SIXTEENTHS - 1, Math.max(0, shifted))
}
