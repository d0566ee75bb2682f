import { shortFloat32 } from '../numeric/float32.ts'
import type { Values } from '../tensor.ts'

/** Up to here weights are printed. */
export const MOST_PRINTED = 16

/** The imports that a script begins with. */
const IMPORTS = /^(?:import \w.*\n)*/

/**
 * `script`, which works on `x`, with a line behind its imports that makes x or, where the weights are many or their
 * numbers are not at hand, says what it is.
 */
export function withWeights(script: string, shape: readonly number[], data: Values | null): string {
  return script.replace(IMPORTS, (imports) => `${imports}${weightsNumpy(shape, data)}\n`)
}

function weightsNumpy(shape: readonly number[], data: Values | null): string {
  if (!data || data.length > MOST_PRINTED) {
    const sizes = `(${shape.join(', ')}${shape.length === 1 ? ',' : ''})`
    return `# x: the weights, an array of shape ${sizes}, e.g. np.load('weights.npy')`
  }
  const type = data instanceof Float32Array ? 'float32' : 'float64'
  const list = `x = np.array([${literals(data).join(', ')}], np.${type})`
  return shape.length === 1 ? list : `${list}.reshape(${shape.length === 0 ? '()' : shape.join(', ')})`
}

/** The shortest decimals that read back as the same numbers. */
function literals(data: Values): string[] {
  const single = data instanceof Float32Array
  return Array.from(data, (value) => {
    if (Number.isNaN(value)) return 'np.nan'
    if (!Number.isFinite(value)) return value > 0 ? 'np.inf' : '-np.inf'
    if (Object.is(value, -0)) return '-0.0'
    return single ? shortFloat32(value) : String(value)
  })
}
