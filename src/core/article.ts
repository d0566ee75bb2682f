import type { Params } from './params.ts'
import type { Tensor } from './tensor.ts'

/** One of the article's three snippets, as it stands there. */
export interface ArticleSnippet {
  /** The method that computes it, and its parameters. */
  readonly method: string
  readonly params: Params
  /** With `X` for the weights. */
  readonly python: string
  /** What the article prints below it. NumPy prints something else: our methods give that. */
  readonly printed: string
}

export const articleSnippets: readonly ArticleSnippet[] = [
  {
    method: 'integer',
    params: {},
    python: 'np.round(X).astype(np.int32)',
    printed: '[1 2 3 4 5]',
  },
  {
    method: 'fixed-point',
    params: { k: 4 },
    python: 'np.round(2**4 * X).astype(np.int32)',
    printed: '[16 32 48 64 128]',
  },
  {
    method: 'clip',
    params: { a: -10, b: 10 },
    python: 'np.minimum(np.maximum(X, -10), 10).astype(np.int32)',
    printed: '[-10 2 -10 4 -10]',
  },
]

/** The article's X: `np.array([1.2, 2.3, 3.4, 4.5, 5.6])`, which is float64. */
export function articleWeights(): Tensor {
  const data = Float64Array.of(1.2, 2.3, 3.4, 4.5, 5.6)
  return { name: 'X', shape: [data.length], dtype: 'f8', data }
}
