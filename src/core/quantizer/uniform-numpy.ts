import { shortFloat32 } from '../numeric/float32.ts'
import { maybeNum, type Params, text } from '../params.ts'
import { calibratorById } from '../ranges/index.ts'
import { groupNumpy, roundingNumpy, stepsNumpy } from './numpy.ts'
import type { UniformQuantizer } from './uniform.ts'
import { scaleNumpy } from './uniform-scale-numpy.ts'

/** Up to here scales are printed; more of them are computed from the weights. */
const PRINTED = 8

/** NumPy that turns `x` into `codes` and `values`, bit for bit. */
export async function uniformNumpy(params: Params, quantizer: UniformQuantizer): Promise<string> {
  const { min, max } = quantizer.codes
  const shifted = quantizer.zeroPoints !== null
  return `import numpy as np

x = np.asarray(x, np.float32)
${await gridNumpy(params, quantizer)}
v = np.where(np.isnan(x), np.float32(0), ${stepsNumpy(params)})
${roundingNumpy(params, 'v', 'rounded')}
codes = np.clip(rounded${shifted ? ' + z' : ''}, ${min}, ${max}).astype(np.int32)
values = ${shifted ? '(codes - z)' : 'codes'}.astype(np.float32) * s`
}

/** Lines that set `s` and, where there is one, `z`: single numbers, or an array of the shape of `x`. */
async function gridNumpy(params: Params, quantizer: UniformQuantizer): Promise<string> {
  const { layout, scales, zeroPoints } = quantizer
  if (layout.groups === 1) {
    const zero = zeroPoints ? `\nz = ${zeroPoints[0]}` : ''
    return `s = np.float32(${shortFloat32(scales[0])})${zero}`
  }
  const computed = layout.groups > PRINTED && canBeComputed(params, quantizer)
  const zero = zeroPoints ? '\nz = zero_points[g]' : ''
  return `${groupNumpy(layout)}
${computed ? await computedNumpy(params, quantizer) : printedNumpy(quantizer)}
s = scales[g]${zero}`
}

/** Without a range and without a given scale, the grid was handed over and is known only as numbers. */
function canBeComputed(params: Params, { asked }: UniformQuantizer): boolean {
  return asked !== null || maybeNum(params, 'scale') !== undefined
}

function printedNumpy({ scales, zeroPoints }: UniformQuantizer): string {
  const zero = zeroPoints ? `\nzero_points = np.array([${zeroPoints.join(', ')}])` : ''
  return `scales = np.array([${Array.from(scales, shortFloat32).join(', ')}], np.float32)${zero}`
}

async function computedNumpy(params: Params, quantizer: UniformQuantizer): Promise<string> {
  const { codes, layout, zeroPoints } = quantizer
  const target = { kind: zeroPoints ? 'affine' : 'symmetric', ...codes } as const
  const rule = await calibratorById(text(params, 'range'))?.numpy(target, params)
  const zero = zeroPoints ? '\nzero_points = np.array([z for _, z in grids])' : ''
  return `
${rule ?? ''}

${scaleNumpy(params, target)}

order = np.argsort(g.ravel(), kind='stable')
ends = np.cumsum(np.bincount(g.ravel(), minlength=${layout.groups}))[:-1]
parts = np.split(x.ravel()[order], ends)
grids = [grid_of(v[np.isfinite(v)]) for v in parts]
scales = np.array([s for s, _ in grids], np.float32)${zero}`
}
