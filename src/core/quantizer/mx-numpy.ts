import type { Params } from '../params.ts'
import { castNumpy, SCALED_BACK_NUMPY, sizesNumpy } from './float-numpy.ts'
import type { FloatQuantizer } from './floats.ts'
import type { Layout } from './layout.ts'
import { mxRuleOf } from './mx-method.ts'
import { type MxElement, mxElement, type MxRule } from './mx-scale.ts'
import { groupNumpy } from './numpy.ts'

/** NumPy of the microscaling methods with floating-point elements: from `x` to `codes` and `values`, bit for bit. */
export function mxNumpy(params: Params, { spec }: FloatQuantizer): string {
  return `${mxScaleNumpy(mxRuleOf(params), mxElement(spec.format), spec.layout)}
q = x / s
${castNumpy(params, spec.format, false)}
${SCALED_BACK_NUMPY}`
}

/** Lines that set the scales `s` in the shape of `x`, and `scale_codes`, their bytes. */
export function mxScaleNumpy(rule: MxRule, element: MxElement, layout: Layout): string {
  return `import numpy as np

x = np.asarray(x, np.float32)
${groupNumpy(layout)}
${sizesNumpy(layout.groups)}
${codesNumpy(rule, element)}
scale_codes = np.clip(e, 0, 254)  # E8M0
s = np.ldexp(np.float32(1), scale_codes - 127)[g]`
}

function codesNumpy(rule: MxRule, { mantissa, exponent, greatest }: MxElement): string {
  if (rule === 'rceil') {
    return `bits = (amax * np.float32(1 / ${greatest})).view(np.int32)
e = np.where(bits < 1 << 23, bits > 1 << 22, (bits + 0x7fffff) >> 23)`
  }
  const added = rule === 'ceil' ? ' + 0x7fffff' : rule === 'even' ? ` + ${1 << (22 - mantissa)}` : ''
  return `e = ((amax.view(np.int32)${added}) >> 23) - ${exponent}`
}
