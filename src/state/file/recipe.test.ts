import { expect, test } from 'vitest'
import { loadMethod } from '../../core/methods/index.ts'
import { readLink } from '../link/reader.ts'
import { recipeOf, recipeText } from './recipe.ts'

test('a range that a given scale replaces takes no part', async () => {
  await loadMethod('symmetric')
  expect(recipeOf({ id: 'symmetric', params: { k: 5, range: 'manual', a: -1, scale: 0.5 } }).params).not.toHaveProperty(
    'range',
  )
  const { params } = recipeOf({ id: 'affine', params: { range: 'manual', a: -1, scale: 0.5 } })
  // of the zero point it still decides
  expect(params).toMatchObject({ range: 'manual', a: -1, scale: 0.5 })
  expect(recipeText({ id: 'affine', params: { range: 'manual', a: -1, scale: 0.5, zp: 3 } })).toBe(
    'affine;k=4;gran=tensor;rounding=half-even;arith=div;codes=unsigned;scale=0.5;zp=3',
  )
})

test('in a link it gives the same method', () => {
  const pane = { id: 'affine', params: { k: 3, range: 'percentile', p: 99, gran: 'group', group: 16 } }
  expect(readLink(`#v=1&q=${recipeText(pane)}`)).toMatchObject({ scene: { panes: [pane] } })
})

test('of a method that this version does not have, what was given', () => {
  expect(recipeText({ id: 'later', params: { x: 1 } })).toBe('later;x=1')
})
