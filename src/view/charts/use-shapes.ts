import type { Evaluation } from '../../core/evaluation.ts'
import { useSession } from '../hooks.ts'

/** What a chart draws of a result: shapes on their way to it, or its own. Labels always are those of the result. */
export const useShapes = (evaluation: Evaluation): Evaluation =>
  useSession(({ motion }) => (motion?.to === evaluation ? motion.shapes : evaluation))
