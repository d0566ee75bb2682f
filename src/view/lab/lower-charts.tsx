import { memo, type ReactElement } from 'react'
import { useSession, useWords } from '../hooks.ts'
import { ErrorPart, StaircasePart } from './lower-parts.tsx'
import type { SceneProps } from './scene-props.ts'

interface Props extends Pick<SceneProps, 'domain' | 'choose'> {
  readonly width: number
  readonly height: number
}

/** Why it came out so: the staircase, and the error. They take their time while a hand drags. */
export const LowerCharts = memo(function LowerCharts({ domain, choose, ...size }: Props): ReactElement | null {
  const { charts } = useWords()
  const unhurried = useSession((session) => session.unhurried)
  if (!unhurried) return null
  const { evaluation, pane } = unhurried
  const { scatter, stats } = evaluation
  const result = { evaluation, pane, ...size }
  return (
    <>
      <div>
        <StaircasePart
          {...result}
          subtitle={
            scatter && scatter.x.length < stats.finite ? charts.scatterSub(scatter.x.length) : charts.staircaseSub
          }
          domain={domain}
          choose={choose}
        />
      </div>
      <div>
        <ErrorPart {...result} />
      </div>
    </>
  )
})
