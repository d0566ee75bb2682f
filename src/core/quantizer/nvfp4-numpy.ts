import { FLOAT4_E2M1FN } from '../numeric/number-formats.ts'
import { shortFloat32 } from '../numeric/float32.ts'
import { type Params, text } from '../params.ts'
import { castNumpy, SCALED_BACK_NUMPY, sizesNumpy } from './float-numpy.ts'
import type { FloatQuantizer } from './floats.ts'
import { groupNumpy } from './numpy.ts'
import { ELEMENT_MAX, SCALE_LEAST, SCALE_MAX, TENSOR_SCALE_LEAST } from './nvfp4.ts'

/** NumPy of NVFP4: from `x` to `codes` and `values`, bit for bit, in torchao's order. */
export function nvfp4Numpy(params: Params, { layout }: FloatQuantizer): string {
  const tensorScale =
    text(params, 'scaling') === 'single'
      ? 'st = np.float32(1)'
      : `st = max(amax.max(initial=0) / np.float32(${SCALE_MAX * ELEMENT_MAX}), np.float32(${shortFloat32(TENSOR_SCALE_LEAST)}))`
  return `import numpy as np

x = np.asarray(x, np.float32)
${groupNumpy(layout)}
${sizesNumpy(layout.groups)}
${tensorScale}
wanted = np.clip(amax / np.float32(${ELEMENT_MAX}) / st, ${SCALE_LEAST}, ${SCALE_MAX})
# to E4M3: all are normal numbers, so 3 bits after the first
unit = np.ldexp(np.float32(1), np.frexp(wanted)[1] - 4)
sb = np.rint(wanted / unit) * unit
s = (st * sb)[g]
q = x * (np.float32(1) / st / sb)[g]
${castNumpy(params, FLOAT4_E2M1FN, false)}
${SCALED_BACK_NUMPY}`
}
