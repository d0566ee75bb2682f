import { expect, test } from 'vitest'
import { pythonOf } from './python.ts'
import type { Shown } from './session-store.ts'

const SCRIPT = 'import numpy as np\ny = x'

/** What is shown of `n` weights. Nothing else of a result matters here. */
const shownOf = (n: number): Shown => ({ weights: { shape: [n], stats: { n } } }) as unknown as Shown

interface Given {
  readonly lines?: string | null
  readonly refused?: boolean
}

function python(n: number, { lines, refused }: Given = {}): Promise<string | null> {
  const carried = async (limit: number) =>
    n <= limit ? { data: new Float64Array(n).fill(1.5), shape: [n] } : Promise.reject(new Error('too many'))
  return pythonOf(
    { python: async () => (lines === undefined ? SCRIPT : lines) },
    async () => (refused ? Promise.reject(new Error('not there')) : { carried }),
    shownOf(n),
  )
}

test('few weights come with the lines', async () => {
  expect(await python(2)).toBe('import numpy as np\nx = np.array([1.5, 1.5], np.float64)\ny = x')
})

test('of many, and of those that cannot be had, it is said what they are', async () => {
  const said = /^import numpy as np\n# x: the weights, .*\ny = x$/
  expect(await python(17)).toMatch(said)
  expect(await python(2, { refused: true })).toMatch(said)
})

test('there is nothing for a result that is not on show any more', async () => {
  expect(await python(2, { lines: null })).toBeNull()
})
