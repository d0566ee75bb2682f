import { shortFloat32 } from '../numeric/float32.ts'
import { groupNumpy } from './numpy.ts'
import type { Quantizer } from './method.ts'
import { signed, type SignQuantizer } from './sign.ts'

/** Up to here sizes are printed; more of them are computed from the weights. */
const PRINTED = 8

/** NumPy that turns `x` into `codes` and `values`. `formula` are the lines of `size_of(v)`, which gives size and threshold. */
export function signNumpy(quantizer: Quantizer, formula: string): string {
  const sign = signed(quantizer)
  const { thresholds } = sign.spec
  return `import numpy as np

x = np.asarray(x, np.float32)
${sizesNumpy(sign, formula)}
${thresholds ? 'codes = (x > t).astype(np.int32) - (x < -t)' : 'codes = 1 - (x < 0).astype(np.int32)'}
values = ${thresholds ? 'codes' : '(2 * codes - 1)'}.astype(np.float32) * s`
}

/** Lines that set `s` and, where there is one, `t`: single numbers, or arrays of the shape of `x`. */
function sizesNumpy({ layout, factors, spec: { thresholds } }: SignQuantizer, formula: string): string {
  if (layout.groups === 1) {
    return `s = np.float32(${shortFloat32(factors[0])})${thresholds ? `\nt = np.float64(${thresholds[0]})` : ''}`
  }
  const listed =
    layout.groups <= PRINTED
      ? `sizes = np.array([${Array.from(factors, shortFloat32).join(', ')}], np.float32)
thresholds = np.array([${thresholds?.join(', ') ?? ''}])`
      : `
def size_of(v):
${formula}

order = np.argsort(g.ravel(), kind='stable')
ends = np.cumsum(np.bincount(g.ravel(), minlength=${layout.groups}))[:-1]
parts = [np.abs(v[np.isfinite(v)]).astype(np.float64) for v in np.split(x.ravel()[order], ends)]
sizes, thresholds = np.array([size_of(v) for v in parts]).T
sizes = sizes.astype(np.float32)
`
  return `${groupNumpy(layout)}
${listed}
s = sizes[g]${thresholds ? '\nt = thresholds[g]' : ''}`
}
