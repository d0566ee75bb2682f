import type { Loaded, Pace } from '../contents.ts'
import { bytesUpTo, type ElementType, wholeIn } from '../elements.ts'
import { paceOf } from '../pace.ts'
import { PIECE, readValues, roomFor } from '../read-values.ts'
import { type ByteSource, memorySource } from '../source.ts'
import { type Located, readMember } from '../zip/member.ts'
import { Runs } from './runs.ts'

/** How much longer it takes to unpack a byte than to put it in its place. */
const UNPACKING = 4

/** A view into a storage. All of it is known to lie inside. Of numbers that share bytes, it has none but whole bytes. */
export interface Strided {
  readonly member: Located
  readonly type: ElementType
  readonly dtype: string
  readonly shape: readonly number[]
  /** In values; 0 repeats. */
  readonly strides: readonly number[]
  readonly offset: number
}

/**
 * Reads the stretch of the storage that the view covers, and brings it into C order. Memory: the values and one piece of
 * the stretch, however far the view is spread; of a packed storage, all of it too.
 */
export async function loadStrided(file: ByteSource, view: Strided, pace?: Pace): Promise<Loaded> {
  const { member, type, dtype, shape, strides, offset } = view
  const count = shape.reduce((product, size) => product * size, 1)
  if (count === 0) return readValues(file, 0, 0, type, dtype, pace)
  // what is not packed is read where it lies, so that a view of a large storage costs no more than its stretch
  const packed = member.method !== 0
  const unpacking = packed ? UNPACKING * member.size : 0
  /** The share of the work after which the storage is unpacked: little, where the view repeats much. */
  const unpacked = unpacking / (unpacking + bytesUpTo(count, type))
  const [source, dataAt] = packed
    ? [memorySource(file.name, await readMember(file, member, paceOf(pace, 0, unpacked))), 0]
    : [file, member.dataAt]
  const rest = paceOf(pace, unpacked, 1)
  const start = dataAt + bytesUpTo(offset, type)
  if (isContiguous(shape, strides)) return readValues(source, start, count, type, dtype, rest)
  return gathered({ source, start, count }, view, new Runs(shape, strides), rest)
}

function isContiguous(shape: readonly number[], strides: readonly number[]): boolean {
  let expected = 1
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    if (shape[axis] !== 1 && strides[axis] !== expected) return false
    expected *= shape[axis]
  }
  return true
}

/** The values of all runs, read piece by piece; stretches without values are passed over. */
async function gathered(
  { source, start, count }: { readonly source: ByteSource; readonly start: number; readonly count: number },
  { type, dtype }: Strided,
  runs: Runs,
  pace?: Pace,
): Promise<Loaded> {
  const { data, codes } = roomFor(count, type)
  const most = wholeIn(PIECE, type)
  let done = 0
  for (let from = 0; from < runs.length; ) {
    const to = Math.min(runs.length, from + most)
    const piece = await readValues(source, start + bytesUpTo(from, type), to - from, type, dtype)
    const first = from
    const steps = runs.within(from, to, (place, target, length, { stride, step }) => {
      let [at, goal] = [place - first, target]
      for (let i = 0; i < length; i++, at += stride, goal += step) {
        data[goal] = piece.data[at]
        if (codes && piece.source) codes[goal] = piece.source.codes[at]
      }
      done += length
    })
    while (!steps.next().done) await pace?.(done / count)
    await pace?.(done / count)
    from = to < runs.length ? runs.next(to) : to
  }
  return codes ? { data, source: { dtype, codes } } : { data }
}
