import { expect, test } from 'vitest'
import { evaluate, finish, methodById, type Params, type Tensor } from '../../core/index.ts'
import { displayBins } from '../../core/numeric/bins.ts'
import { rare } from '../../i18n/en/rare.ts'
import { edgeText } from './edge-text.ts'
import { binRows, errorRows } from './table-rows.ts'

const { columns } = rare.panels

/** 2,000 weights in one hump around `mean`. */
function evaluated(mean: number, spread: number, params: Params = {}) {
  const data = Float64Array.from({ length: 2000 }, (_, i) => mean + spread * Math.sin(i * i))
  const weights: Tensor = { name: 'w', shape: [2000], dtype: 'f8', data }
  const method = methodById('affine')
  if (!method) throw new Error('no method affine')
  return finish(evaluate(weights, method, { range: 'minmax', ...params }, { bins: 80 }))
}

const inOrder = (texts: readonly (string | undefined)[]): boolean =>
  texts.every((text, i) => i === 0 || Number(text?.replaceAll(',', '')) > Number(texts[i - 1]?.replaceAll(',', '')))

test('edges of narrow bins far from zero are told apart', () => {
  const { body } = binRows(evaluated(1000, 0.05), columns)
  expect(body.length).toBeGreaterThan(20)
  expect(inOrder(body.map(({ cells }) => cells[0]))).toBe(true)
  for (const { cells } of body) expect(inOrder([cells[0], cells[1]])).toBe(true)
  expect(body[0]?.cells.slice(0, 2)).toEqual(['999.949', '999.951'])
})

test('rows that say the same have each a key of their own', () => {
  const { body } = binRows(evaluated(0, 1), columns)
  expect(new Set(body.map(({ key }) => key)).size).toBe(body.length)
  const far = errorRows(evaluated(0, 1, { range: 'manual', a: -0.1, b: 0.1 }), columns)
  expect(far.body[0]?.cells[0]).toBe('< −1.5')
  expect(new Set(far.body.map(({ key }) => key)).size).toBe(far.body.length)
})

test.each([
  [{ width: 0.01, first: 0, count: 1 }, ['−0.005', '0.005', '0.015']],
  [{ width: 0.02, first: 50, count: 1 }, ['0.99', '1.01', '1.03']],
  [{ width: 0.5, first: 2000, count: 1 }, ['999.75', '1,000.25', '1,000.75']],
  [{ width: 20, first: 7, count: 1 }, ['130', '150', '170']],
  [{ width: 1e7, first: 3, count: 1 }, ['2.5 × 10⁷', '3.5 × 10⁷', '4.5 × 10⁷']],
  [{ width: 2e-9, first: 5000, count: 1 }, ['9.999 × 10⁻⁶', '0.000010001', '0.000010003']],
  [{ width: 0.1, first: 20_000_000, count: 1 }, ['1.99999995 × 10⁶', '2.00000005 × 10⁶', '2.00000015 × 10⁶']],
])('edges from the bins %j on', (bins, texts) => {
  expect(texts.map((_, i) => edgeText(bins, i).replaceAll('\u2009', ' '))).toEqual(texts)
})

test('bins as narrow as numbers can be have edges too', () => {
  expect(edgeText(displayBins(1, 1 + 2 ** -52, 80), 0)).toMatch(/^\d/)
  expect(edgeText({ width: 1e-300, first: 1e300, count: 1 }, 0)).toMatch(/^1\.0+$/)
})
