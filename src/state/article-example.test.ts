import { expect, test } from 'vitest'
import { articleSnippets } from '../core/article.ts'
import { methods } from '../core/methods/all.ts'
import type { Params } from '../core/params.ts'
import { isExample } from './article-example.ts'

const X = { id: 'article', params: {} }

/** The methods of the examples that these weights and this method are. */
function examples(id: string, params: Params, source = X): string[] {
  return articleSnippets.filter((each) => isExample(each, source, { id, params })).map((each) => each.method)
}

test('every example has its method', () => {
  const ids = methods.map(({ id }) => id)
  for (const { method } of articleSnippets) expect(ids).toContain(method)
})

test('an example is its weights and its method with all its parameters, written out or not', () => {
  expect(examples('integer', {})).toEqual(['integer'])
  expect(examples('integer', { rounding: 'half-even' })).toEqual(['integer'])
  expect(examples('fixed-point', { k: 4 })).toEqual(['fixed-point'])
  expect(examples('clip', {})).toEqual(['clip'])
  expect(examples('clip', { a: -10, b: 10, cast: 'int32' })).toEqual(['clip'])
})

test('anything else is none of them', () => {
  expect(examples('integer', { rounding: 'floor' })).toEqual([])
  expect(examples('fixed-point', { k: 2 })).toEqual([])
  expect(examples('clip', { a: 3 })).toEqual([])
  expect(examples('clip', { cast: 'none' })).toEqual([])
  expect(examples('affine', {})).toEqual([])
  expect(examples('integer', {}, { id: 'normal', params: {} })).toEqual([])
  expect(articleSnippets.some((each) => isExample(each, X, undefined))).toBe(false)
})
