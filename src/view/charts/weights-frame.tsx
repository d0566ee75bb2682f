import type { ReactElement, ReactNode } from 'react'
import { countTicks, Frame, weightTicks } from './frame.tsx'
import { HandleLayer } from './handles.tsx'
import type { HistogramProps } from './histogram-props.ts'
import { hoverHandlers } from './hover.ts'
import { Tooltip } from './lazy-tooltip.tsx'
import { OriginalShape } from './original-shape.tsx'
import { ClipLabels, ClipRegions, HoverBand, PickMark } from './parts.tsx'
import { clippedPath } from './paths.ts'
import type { Plot } from './plot.ts'
import { useShapes } from './use-shapes.ts'

interface Props extends HistogramProps {
  readonly plot: Plot
  readonly className: string
  readonly label: string
  /** Do quantized bars stand in front of the weights, with their levels below? */
  readonly overlaid?: boolean
  /** In front of the weights. */
  readonly children?: ReactNode
}

/** The weights as they are, with what lies outside the range, in a frame in which a and b are dragged. */
export function WeightsFrame(props: Props): ReactElement {
  const { evaluation, domain, axis, range, draggable, choose, plot, className, label, overlaid = false } = props
  const { bins, stats, levels } = evaluation
  const { original, originalClipped } = useShapes(evaluation)
  const clipped = clippedPath(plot, bins, original, originalClipped, axis.share)
  return (
    <div className={className} {...hoverHandlers(plot, choose)}>
      <Frame
        plot={plot}
        label={label}
        factor={domain.factor}
        xTicks={weightTicks(plot, domain, !overlaid || levels === null)}
        yTicks={countTicks(plot, axis)}
        interactive={
          <>
            {draggable ? <HandleLayer plot={plot} min={stats.min} max={stats.max} /> : null}
            <Tooltip plot={plot} evaluation={evaluation} side="original" />
          </>
        }
        front={<PickMark plot={plot} of="weight" />}
      >
        {range ? <ClipRegions plot={plot} range={range} /> : null}
        <OriginalShape plot={plot} bins={bins} counts={original} axis={axis} filled />
        <path className={`clipped-fill${overlaid ? ' faint' : ''}`} d={clipped} />
        {props.children}
        <HoverBand plot={plot} evaluation={evaluation} />
        {range ? <ClipLabels plot={plot} range={range} evaluation={evaluation} short={overlaid} /> : null}
      </Frame>
    </div>
  )
}
