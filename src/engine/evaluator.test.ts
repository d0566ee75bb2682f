import { describe, expect, test } from 'vitest'
import { evaluate } from '../core/evaluate.ts'
import { generatorById } from '../core/generators/all.ts'
import { methodById, methods } from '../core/methods/all.ts'
import { calibrators } from '../core/ranges/all.ts'
import { finish } from '../core/steps.ts'
import type { Tensor } from '../core/tensor.ts'
import { Evaluator } from './evaluator.ts'
import { Task } from './task.ts'

function weights(n: number): Tensor {
  const generator = generatorById('student-t')
  if (!generator) throw new Error('no generator')
  return finish(generator.generate({ n, shape: `4x${n / 4}`, outliers: 3 }))
}

const run = (evaluator: Evaluator, method: string, params: Record<string, string | number>) =>
  evaluator.run({ weights: 1, method, params, bins: 80 }, new Task(), () => {})

describe('a range that was found before', () => {
  const tensor = weights(80)
  const ranged = methods.filter(({ params }) => params.some(({ key }) => key === 'range'))

  test('there are methods with ranges', () => expect(ranged.length).toBeGreaterThan(0))

  for (const { id, params } of ranged) {
    test(`gives ${id} the numbers of a fresh search, under every other way to round`, async () => {
      const spans = params.find(({ key }) => key === 'span')
      const choices = spans?.kind === 'choice' ? spans.options : ['']
      for (const span of choices) {
        for (const { id: range } of calibrators) {
          const evaluator = new Evaluator(tensor)
          const base = { range, k: 3, gran: 'channel', ...(span ? { span } : {}) }
          await run(evaluator, id, base)
          for (const more of [{ rounding: 'floor' }, { rounding: 'stochastic', seed: 3 }, { arith: 'recip' }]) {
            const method = methodById(id)
            if (!method) throw new Error(id)
            const fresh = finish(evaluate(tensor, method, { ...base, ...more }, { bins: 80 }))
            expect(await run(evaluator, id, { ...base, ...more })).toEqual(fresh)
          }
        }
      }
    })
  }
})

test('a parameter that takes no part needs no new search', async () => {
  const evaluator = new Evaluator(weights(80))
  await run(evaluator, 'affine', { range: 'mse' })
  const before = evaluator.newest?.quantizer
  await run(evaluator, 'affine', { range: 'mse', p: 90, group: 7 })
  expect(evaluator.newest?.quantizer).toBe(before)
  await run(evaluator, 'affine', { range: 'mse', k: 5 })
  expect(evaluator.newest?.quantizer).not.toBe(before)
})
