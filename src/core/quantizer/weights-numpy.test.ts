import { expect, test } from 'vitest'
import { articleWeights } from '../article.ts'
import { methods } from '../methods/all.ts'
import { withDefaults } from '../params.ts'
import { finish } from '../steps.ts'
import { withWeights } from './weights-numpy.ts'

const SCRIPT = 'import ctypes\nimport numpy as np\n\ny = x\n'

/** What stands in place of the weights. */
function line(data: Float32Array | Float64Array | null, shape: readonly number[] = [data?.length ?? 0]): string {
  const [, , made, ...rest] = withWeights(SCRIPT, shape, data).split('\n')
  expect(rest).toEqual(['', 'y = x', ''])
  return made ?? ''
}

test('few weights are written out, in their type and shape', () => {
  expect(line(articleWeights().data as Float64Array)).toBe('x = np.array([1.2, 2.3, 3.4, 4.5, 5.6], np.float64)')
  expect(line(Float32Array.of(0.1, -2, 1e-7, 0))).toBe('x = np.array([0.1, -2, 1e-7, 0], np.float32)')
  expect(line(Float32Array.of(1, 2, 3, 4, 5, 6), [2, 3])).toBe(
    'x = np.array([1, 2, 3, 4, 5, 6], np.float32).reshape(2, 3)',
  )
  expect(line(Float32Array.of(7), [])).toBe('x = np.array([7], np.float32).reshape(())')
  expect(line(Float64Array.of(NaN, Infinity, -Infinity, -0))).toBe(
    'x = np.array([np.nan, np.inf, -np.inf, -0.0], np.float64)',
  )
})

test('of many weights it is said what they are', () => {
  expect(line(new Float32Array(16))).toMatch(/^x = /)
  const said = "# x: the weights, an array of shape (17,), e.g. np.load('weights.npy')"
  expect(line(new Float32Array(17))).toBe(said)
  expect(line(null, [17])).toBe(said)
  expect(line(new Float64Array(3072), [64, 48])).toMatch(/^# x: .*\(64, 48\)/)
})

test.each(methods.map((method) => [method.id, method] as const))(
  '%s: x is made before it is used',
  async (_, method) => {
    const data = Float32Array.of(0.5, -1, 0.25)
    const weights = { name: 'w', shape: [3], dtype: 'f4', data }
    const params = withDefaults(method.params, {})
    const script = withWeights(await method.numpy(params, finish(method.prepare(weights, params, {}))), [3], data)
    const lines = script.split('\n')
    const at = lines.indexOf('x = np.array([0.5, -1, 0.25], np.float32)')
    expect(at).toBeGreaterThan(lines.indexOf('import numpy as np'))
    expect(lines.slice(0, at).every((each) => each.startsWith('import '))).toBe(true)
    expect(lines.slice(at + 1).some((each) => each.startsWith('import '))).toBe(false)
  },
)
