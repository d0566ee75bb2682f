import { describe, expect, test } from 'vitest'
import { BLOCK_METHODS, blockCandidates } from './bench-blocks.ts'
import { benchWeights, candidates } from './bench.ts'

// Benchmarks are run by hand and seldom: here they only have to work, and to agree.
const weights = benchWeights(20_003)

/** Ways to the figures of the same weights. */
const SAME = ['TypeScript', 'WebAssembly', 'sorted']

describe('what is measured', () => {
  test.each([
    { k: 4, bins: 512 },
    { k: 8, bins: 128 },
  ])('uniform quantization, %o', async (setting) => {
    const measured = await candidates(weights, setting)
    const [first, ...others] = measured.filter(({ name }) => SAME.includes(name))
    const wanted = first?.run(1) ?? Number.NaN
    expect(wanted).toBeGreaterThan(0)
    for (const { run } of others) expect(run(1) / wanted).toBeCloseTo(1, 10)
    for (const { run } of measured) expect(run(1)).not.toBeNaN()
  })

  test.each(BLOCK_METHODS)('%s', async (id) => {
    const errors = (await blockCandidates(weights, id)).map(({ run }) => run(1))
    expect(errors).toHaveLength(3)
    for (const error of errors) expect(error / (errors[0] ?? Number.NaN)).toBeCloseTo(1, 10)
  })
})
