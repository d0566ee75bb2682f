import { shortFloat32 } from '../../numeric/float32.ts'
import { groupNumpy } from '../numpy.ts'
import type { CodebookQuantizer } from './codebook.ts'

/** NumPy that turns `x` into `codes` and `values` with entries and borders as they stand; factors are computed. */
export function codebookNumpy({ spec, codes, layout }: CodebookQuantizer): string {
  const single = spec.unit === 'weight'
  return `import numpy as np

x = np.asarray(x, np.float32)
levels = ${arrayNumpy(spec.levels)}
# a number above a border belongs to the next level
borders = ${arrayNumpy(spec.thresholds.filter(Number.isFinite))}
${single ? 'v = x' : `${powersNumpy(spec.factors, layout)}\nv = (x / s).astype(np.float32)`}
place = np.searchsorted(borders, np.where(np.isnan(x), np.float32(0), v))
codes = (place${codes.min < 0 ? ` - ${-codes.min}` : ''}).astype(np.int32)
values = levels[place]${single ? '' : ' * s.astype(np.float32)'}`
}

/** Lines that set `s`: a float64, or an array of the shape of `x`. */
function powersNumpy(factors: Float32Array, layout: CodebookQuantizer['layout']): string {
  if (layout.groups === 1) return `s = np.float64(${factors[0]})`
  return `${groupNumpy(layout)}
most = np.zeros(${layout.groups}, np.float32)
np.maximum.at(most, g.ravel(), np.abs(np.where(np.isfinite(x), x, np.float32(0))).ravel())
part, exponent = np.frexp(most)
exponent = np.where(most == 0, 0, np.minimum(exponent - (part < 0.75), 127))
s = np.ldexp(1.0, exponent)[g]`
}

/** An array of float32 numbers, each as short as it can be written. */
export function arrayNumpy(values: Float32Array): string {
  return `np.array([${Array.from(values, shortFloat32).join(', ')}], np.float32)`
}
