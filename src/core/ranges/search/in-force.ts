import { asFloat32 } from '../../numeric/float32.ts'
import { type Params, text } from '../../params.ts'
import { mustCover } from '../../quantizer/grid.ts'
import type { Layout } from '../../quantizer/layout.ts'
import type { PrepareOptions } from '../../quantizer/method.ts'
import type { Steps } from '../../steps.ts'
import type { Tensor } from '../../tensor.ts'
import { calibratorById } from '../index.ts'
import type { RangeTarget } from '../range.ts'
import { findRanges, type Ranges } from './find.ts'

/** The range of every group: those that are held, or what the rule that `params` name finds. */
export function* rangesInForce(
  tensor: Tensor,
  layout: Layout,
  target: RangeTarget,
  params: Params,
  { held }: PrepareOptions,
): Steps<Ranges> {
  if (held) {
    mustCover(layout, held.a.length)
    return held
  }
  const id = text(params, 'range')
  const calibrator = calibratorById(id)
  if (!calibrator) throw new TypeError(`no range rule ${id}`)
  return yield* findRanges(asFloat32(tensor.data).data, layout, calibrator, target, params)
}
