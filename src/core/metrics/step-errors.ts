import { forEachRun } from '../quantizer/layout.ts'
import type { Quantizer } from '../quantizer/method.ts'
import type { ErrorBins } from './error-bins.ts'
import type { Stretch } from './stretch.ts'

/** Adds the errors of a stretch in `unit`, or without one each in steps of its own group. */
export function addErrors(errors: ErrorBins, stretch: Stretch, { layout, scales }: Quantizer, unit?: number): void {
  let next = 0
  forEachRun(layout, stretch.from, stretch.to, (group, start, end) => {
    const own = unit ?? Math.abs(scales?.[group] ?? 0)
    errors.add(stretch, start - stretch.from, end - start, own)
    next = addClippedErrors(errors, stretch, own, next, end - stretch.from)
  })
}

/** Adds the clipped weights from the list's entry `next` on that lie before `end`; returns the entry after them. */
function addClippedErrors(errors: ErrorBins, stretch: Stretch, unit: number, next: number, end: number): number {
  const { x, from, at, out, clipped, clippedCount } = stretch
  let entry = next
  for (; entry < clippedCount && clipped[entry] < end; entry++) {
    errors.addClipped(out.values[at + clipped[entry]] - x[from + clipped[entry]], unit)
  }
  return entry
}
