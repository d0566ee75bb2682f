import { expect, test } from 'vitest'
import type { Params } from '../../core/params.ts'
import { methods } from '../../core/methods/all.ts'
import { createLocalEngine } from '../../engine/local-engine.ts'
import { CALM } from '../../engine/testing/scripted.ts'
import { numbersInForce, workedWith } from './numbers-in-force.ts'

/** The result of a method on 16 × 32 weights, and the weight at `index` worked with it. */
async function worked(method: string, params: Params = {}, index = 100) {
  const engine = createLocalEngine(CALM)
  const held = await engine.load({ kind: 'generate', id: 'normal', params: { n: 512, shape: '16x32' } })
  const { grid } = await engine.run({ weights: held.id, method, params, bins: 80 })
  const weight = await engine.pick({ index })
  engine.dispose()
  return { grid, weight }
}

async function numbers(method: string, params: Params = {}, index = 100): Promise<string> {
  const { grid, weight } = await worked(method, params, index)
  expect(workedWith(weight, grid)).toBe(weight)
  return numbersInForce(grid, weight)
}

test('ternary and binary show their numbers under the names of the formula', async () => {
  expect(await numbers('ternary')).toMatch(/^Δ = 0\.0\d+ {3}α = 0\.0\d+ {3}\[−0\.\d+, 0\.\d+\] {3}q ∈ −1…1$/)
  expect(await numbers('binary')).toMatch(/^α = 0\.0\d+ {3}\[/)
  expect(await numbers('bitnet-b1.58')).toMatch(/^γ = 0\.0\d+ {3}\[/)
})

test.each([
  ['affine', { gran: 'channel' }, /^s = 0\.\d+ {3}z = \d+ {3}\[/],
  ['affine', { gran: 'group' }, /^s = 0\.\d+ {3}z = \d+ {3}\[/],
  ['ternary', { gran: 'channel' }, /^Δ = 0\.\d+ {3}α = 0\.\d+/],
  ['q4_0', {}, /^d = /],
  ['q4_k', {}, /^d·s = .* {3}dmin·m = /],
  ['mxfp4', {}, /^s = /],
] as const)('%s with %j shows the numbers of the group of the worked weight', async (method, params, wanted) => {
  const [one, other] = await Promise.all([numbers(method, params, 100), numbers(method, params, 400)])
  expect(one).toMatch(wanted)
  expect(other).toMatch(wanted)
  // scales of MX are powers of two, which neighbours share
  if (method !== 'mxfp4') expect(other).not.toBe(one)
})

test('of every method there is something to say', async () => {
  for (const { id } of methods) expect(await numbers(id), id).not.toBe('')
})

test('a weight that was worked with another grid says nothing of this one', async () => {
  const [before, now] = await Promise.all([worked('affine', { k: 4 }), worked('affine', { k: 5 })])
  expect(workedWith(before.weight, now.grid)).toBeNull()
  expect(numbersInForce(now.grid, null)).toBe(numbersInForce(now.grid, now.weight))
  const groups = await worked('affine', { gran: 'channel' })
  expect(workedWith(before.weight, groups.grid)).toBeNull()
  expect(numbersInForce(groups.grid, null)).toBe('q ∈ 0…15')
})
