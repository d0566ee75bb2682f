import type { Params } from '../params.ts'
import { MX_INT8 } from './mx-int.ts'
import { mxRuleOf } from './mx-method.ts'
import { mxScaleNumpy } from './mx-numpy.ts'
import { roundingNumpy } from './numpy.ts'
import type { UniformQuantizer } from './uniform.ts'

/** NumPy of MXINT8. */
export function mxIntNumpy(params: Params, { layout }: UniformQuantizer): string {
  return `${mxScaleNumpy(mxRuleOf(params), MX_INT8, layout)}
step = s / np.float32(64)
v = np.where(np.isnan(x), np.float32(0), x / step)
${roundingNumpy(params, 'v', 'rounded')}
codes = np.clip(rounded, -127, 127).astype(np.int32)
values = codes.astype(np.float32) * step`
}
