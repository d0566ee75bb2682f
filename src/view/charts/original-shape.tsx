import { memo, type ReactElement } from 'react'
import type { Bins } from '../../core/evaluation.ts'
import type { CountAxis } from './count-scale.ts'
import { stepPath } from './paths.ts'
import type { Plot } from './plot.ts'

interface ShapeProps {
  readonly plot: Plot
  readonly bins: Bins
  readonly counts: Uint32Array
  readonly axis: CountAxis
  readonly filled?: boolean
}

/** The histogram of the weights, which a drag never changes. */
export const OriginalShape = memo(function OriginalShape(props: ShapeProps): ReactElement {
  const { plot, bins, counts, axis, filled } = props
  const steps = stepPath(plot, bins, counts, axis.share)
  return (
    <>
      {filled ? <path className="original-fill" d={steps} /> : null}
      <path className="original-line" d={steps} />
    </>
  )
})
