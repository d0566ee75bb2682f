import type { MethodSpec } from '../../state/scene.ts'
import type { HistogramProps } from '../charts/histogram-props.ts'

/** What every arrangement of the charts is drawn from. */
export type SceneProps = Omit<HistogramProps, 'width' | 'height' | 'style'> & {
  /** What the result on show was made with. */
  readonly pane: MethodSpec
}
