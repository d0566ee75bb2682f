import { expect, test } from 'vitest'
import { methodById, methods } from '../../core/methods/all.ts'
import { searchMethods } from './method-search.ts'

/** The methods that a query shows; the first is the one that Enter takes. */
const found = (query: string): string[] => searchMethods(methods, query).map(({ id }) => id)

test.each([
  ['整数化', ['integer']],
  ['二进制化', ['fixed-point']],
  ['截断', ['clip']],
  ['非对称', ['clip', 'affine']],
  ['asym', ['affine']],
  ['asymmetric', ['affine']],
  ['uint8', ['affine']],
  ['uint4', ['affine']],
  ['lloyd', ['kmeans']],
  ['zero-point', ['affine']],
  ['int8', ['symmetric', 'mxint8', 'q8_0']],
  ['INT4', ['symmetric', 'q4_0']],
  ['absmax', ['symmetric', 'nf4', 'fp4', 'q8_0']],
])('%s is found', (query, ids) => {
  expect(found(query)).toEqual(expect.arrayContaining(ids))
})

test('a name within another one finds only what it names', () => {
  expect(found('symm')).toEqual(['symmetric'])
})

test.each([
  ['nf', 'nf4'],
  ['float', 'float16'],
  ['int8', 'symmetric'],
])('of all that answer to %s, what is called so comes first', (query, id) => {
  const [first, ...others] = found(query)
  expect(first).toBe(id)
  expect(others.length).toBeGreaterThan(0)
})

test('names find what they name', () => {
  for (const { id, label } of methods)
    for (const name of [id, label.en, label['zh-CN'], id.toUpperCase()]) expect(found(name)).toContain(id)
  expect(found('zero point')).toContain('affine')
  expect(found('nothing of the kind')).toEqual([])
})

test('where the article and the field mean different things by a name, it is said', () => {
  expect(methodById('clip')?.note?.en).toMatch(/article.*非对称量化.*affine/)
  expect(methodById('clip')?.note?.['zh-CN']).toMatch(/文章.*非对称量化.*仿射/)
})
