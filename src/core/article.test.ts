import { expect, test } from 'vitest'
import { articleSnippets, articleWeights } from './article.ts'
import { methodById } from './methods/all.ts'
import { withDefaults } from './params.ts'
import { finish } from './steps.ts'

/** What NumPy 2.4.6 prints for the three snippets. */
const NUMPY: Readonly<Record<string, readonly number[]>> = {
  'np.round(X).astype(np.int32)': [1, 2, 3, 4, 6],
  'np.round(2**4 * X).astype(np.int32)': [19, 37, 54, 72, 90],
  'np.minimum(np.maximum(X, -10), 10).astype(np.int32)': [1, 2, 3, 4, 5],
}

test('X is float64, as NumPy makes it', () => {
  const { name, shape, data } = articleWeights()
  expect({ name, shape, data }).toEqual({ name: 'X', shape: [5], data: Float64Array.of(1.2, 2.3, 3.4, 4.5, 5.6) })
})

test('there are three snippets', () => {
  expect(articleSnippets.map((snippet) => snippet.python)).toEqual(Object.keys(NUMPY))
})

test.each(articleSnippets)('$python: the method computes what NumPy prints, not what the article does', (snippet) => {
  const x = articleWeights()
  const method = methodById(snippet.method)!
  const quantizer = finish(method.prepare(x, withDefaults(method.params, snippet.params), {}))
  const out = { codes: new Int32Array(5), values: new Float64Array(5), flags: new Uint8Array(5) }
  quantizer.run(0, x.data, 0, 5, out, 0, 0)
  expect([...out.codes]).toEqual(NUMPY[snippet.python])
  expect(snippet.printed).not.toBe(`[${out.codes.join(' ')}]`)
})
