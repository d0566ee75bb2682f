import { memo, type ReactElement } from 'react'
import { significant } from '../../i18n/numbers.ts'
import { ErrorChart } from '../charts/error.tsx'
import { rangeOf, stepOf } from '../charts/model.ts'
import { STYLES } from '../charts/plot.ts'
import { StaircaseChart } from '../charts/staircase.tsx'
import { useScene, useSession, useWords } from '../hooks.ts'
import { Title } from '../rail/group.tsx'
import { boundOf, roundingOf } from './bound.ts'
import type { SceneProps } from './scene-props.ts'
import { Subtitle } from './subtitle.tsx'

interface Props extends Pick<SceneProps, 'domain' | 'choose'> {
  readonly width: number
  readonly height: number
}

/** Why it came out so: the staircase, and the error. They take their time while a hand drags. */
export const LowerCharts = memo(function LowerCharts({ domain, choose, width, height }: Props): ReactElement | null {
  const words = useWords()
  const scale = useScene((scene) => scene.y)
  const unhurried = useSession((session) => session.unhurried)
  if (!unhurried) return null
  const { evaluation, pane } = unhurried
  return (
    <>
      <div>
        <div className="chart-title">
          <Title term="staircase">{words.charts.staircase}</Title>
          <Subtitle
            clauses={[
              evaluation.scatter && evaluation.scatter.x.length < evaluation.stats.finite
                ? words.charts.scatterSub(evaluation.scatter.x.length)
                : words.charts.staircaseSub,
            ]}
          />
        </div>
        <StaircaseChart
          evaluation={evaluation}
          range={rangeOf(evaluation, roundingOf(pane))}
          domain={domain}
          width={width}
          height={height}
          style={STYLES.lower}
          choose={choose}
        />
      </div>
      <div>
        <div className="chart-title">
          <Title term="error">{words.charts.error}</Title>
          <ErrorSubtitle evaluation={evaluation} />
        </div>
        <ErrorChart
          evaluation={evaluation}
          scale={scale}
          width={width}
          height={height}
          style={STYLES.lower}
          bound={boundOf(pane, evaluation)}
        />
      </div>
    </>
  )
})

export function ErrorSubtitle({ evaluation }: Pick<SceneProps, 'evaluation'>): ReactElement {
  const words = useWords()
  const { error } = evaluation
  const step = stepOf(evaluation)
  return (
    <Subtitle
      clauses={[
        words.charts.errorSub,
        error.unitIs === 'step' && step !== undefined
          ? words.charts.inSteps(significant(Math.abs(step)))
          : error.unitIs === 'rmse'
            ? words.charts.inRmse(significant(error.unit))
            : words.charts.inStepsOfGroups,
      ]}
    />
  )
}
