import type { ReactElement } from 'react'
import type { Evaluation } from '../../core/evaluation.ts'
import { significant } from '../../i18n/numbers.ts'
import type { MethodSpec } from '../../state/scene.ts'
import type { Domain } from '../charts/domain.ts'
import { ErrorChart } from '../charts/error.tsx'
import { rangeOf, stepOf } from '../charts/model.ts'
import { STYLES } from '../charts/plot.ts'
import { StaircaseChart } from '../charts/staircase.tsx'
import { useScene, useWords } from '../hooks.ts'
import { Title } from '../rail/group.tsx'
import { roundingOf } from '../rounding-of.ts'
import { boundOf } from './bound.ts'
import { Subtitle } from './subtitle.tsx'

interface Props {
  readonly evaluation: Evaluation
  /** What the result was made with. */
  readonly pane: MethodSpec
  readonly width: number
  readonly height: number
}

interface StaircaseProps extends Props {
  readonly subtitle: string
  readonly domain: Domain
  readonly choose: (near: number) => void
}

/** The staircase under its name. */
export function StaircasePart({ evaluation, pane, subtitle, ...rest }: StaircaseProps): ReactElement {
  const words = useWords()
  return (
    <>
      <div className="chart-title">
        <Title term="staircase">{words.charts.staircase}</Title>
        <Subtitle clauses={[subtitle]} />
      </div>
      <StaircaseChart
        {...rest}
        evaluation={evaluation}
        range={rangeOf(evaluation, roundingOf(pane))}
        style={STYLES.lower}
      />
    </>
  )
}

/** The error under its name. */
export function ErrorPart({ evaluation, pane, ...size }: Props): ReactElement {
  const words = useWords()
  const scale = useScene((scene) => scene.y)
  const { error } = evaluation
  const step = stepOf(evaluation)
  return (
    <>
      <div className="chart-title">
        <Title term="error">{words.charts.error}</Title>
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
      </div>
      <ErrorChart
        {...size}
        evaluation={evaluation}
        scale={scale}
        style={STYLES.lower}
        bound={boundOf(pane, evaluation)}
      />
    </>
  )
}
