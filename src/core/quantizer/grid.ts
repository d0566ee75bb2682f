import { CoreError } from '../errors.ts'
import type { RoundingRule } from './from-params.ts'
import type { Layout } from './layout.ts'
import type { Grid } from './method.ts'
import { UniformQuantizer } from './uniform.ts'

/** A uniform quantizer with the scales and zero points of a file or a reference. Throws `bad-grid` where they are not one per group. */
export function gridQuantizer(grid: Grid, layout: Layout, rule: RoundingRule, reciprocal: boolean): UniformQuantizer {
  const { scales, zeroPoints, min, max } = grid
  mustCover(layout, scales.length)
  if (zeroPoints) mustCover(layout, zeroPoints.length)
  return new UniformQuantizer({
    ...rule,
    layout,
    min,
    max,
    scales: Float32Array.from(scales),
    zeroPoints: zeroPoints ? Int32Array.from(zeroPoints) : null,
    asked: null,
    reciprocal,
  })
}

/** Throws `bad-grid` unless there is one entry per group. */
export function mustCover(layout: Layout, entries: number): void {
  if (entries !== layout.groups) throw new CoreError('bad-grid', { expected: layout.groups, actual: entries })
}
