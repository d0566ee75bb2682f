import { fastPathOf } from '../../fast/path.ts'
import { memo } from '../../numeric/memo.ts'
import type { Params } from '../../params.ts'
import { type Layout, forEachRunOf } from '../../quantizer/layout.ts'
import { type Steps, within } from '../../steps.ts'
import type { Calibrator, Range, RangeTarget } from '../range.ts'

/** One range per group. */
export interface Ranges {
  readonly a: Float64Array
  readonly b: Float64Array
}

/** Weights that are looked at between two reports of progress. */
const STRIDE = 1 << 18

/** The range of every group of `data`, found by `calibrator` from the group's finite values. */
export function* findRanges(
  data: Float32Array,
  layout: Layout,
  calibrator: Calibrator,
  target: RangeTarget,
  params: Params,
): Steps<Ranges> {
  const faster = calibrator.id === 'minmax' && fastPathOf(data)?.groups?.extents(layout)
  if (faster) return yield* faster
  if (calibrator.load) yield calibrator.load()
  const a = new Float64Array(layout.groups)
  const b = new Float64Array(layout.groups)
  const whole = layout.kind === 'tensor' ? finiteValues(data) : null
  const values = whole ?? new Float32Array(greatestGroup(layout))
  let since = 0
  for (let group = 0; group < layout.groups; group++) {
    const count = whole ? whole.length : gather(data, layout, group, values)
    const found = calibrator.find(values, count, target, params)
    const range = isRange(found) ? found : yield* within(found, (done) => (group + done) / layout.groups)
    a[group] = range.a
    b[group] = range.b
    since += count
    if (since >= STRIDE) {
      since = 0
      yield (group + 1) / layout.groups
    }
  }
  return { a, b }
}

/** The finite values of an array; the array itself where all are. Looked for once per array. */
export const finiteValues: (data: Float32Array) => Float32Array = memo((data) => {
  return areFinite(data) ? data : data.filter(Number.isFinite)
})

/** A loop, because a callback would take half a second for 100 million weights. */
function areFinite(data: Float32Array): boolean {
  for (let i = 0; i < data.length; i++) if (data[i] - data[i] !== 0) return false
  return true
}

function greatestGroup({ kind, n, groups, run }: Layout): number {
  return kind === 'group' ? Math.min(n, run) : groups > 0 ? n / groups : 0
}

function isRange(found: Range | Steps<Range>): found is Range {
  return 'a' in found
}

/** Copies the finite values of a group to the front of `scratch`; returns how many there are. */
function gather(data: Float32Array, layout: Layout, group: number, scratch: Float32Array): number {
  let count = 0
  forEachRunOf(layout, group, (start, end) => {
    for (let i = start; i < end; i++) {
      const value = data[i]
      // NaN and ±∞ give NaN here.
      if (value - value === 0) scratch[count++] = value
    }
  })
  return count
}
