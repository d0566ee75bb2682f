import { expect, test } from 'vitest'
import { shotsOf, withPairs } from './shots.mjs'

test('every size comes in every theme and language', () => {
  const shots = shotsOf({})
  expect(shots).toHaveLength(5 * 3 * 2)
  expect(new Set(shots.map(({ name }) => name)).size).toBe(30)
  expect(shots[0]).toEqual({
    name: '1440x900-light-en.png',
    width: 1440,
    height: 900,
    fragment: '#v=1&theme=light&lang=en',
  })
  expect(shotsOf({ size: ['360x740'], theme: ['dark'], lang: ['en'] }).map(({ name }) => name)).toEqual([
    '360x740-dark-en.png',
  ])
  expect(() => shotsOf({ size: ['wide'] })).toThrow('wide is not a size')
})

test('theme and language replace those of the link', () => {
  expect(withPairs('#v=1&lang=en&q=affine;k=3', { lang: 'zh-CN' })).toBe('#v=1&q=affine;k=3&lang=zh-CN')
  expect(withPairs('', { theme: 'dark' })).toBe('#v=1&theme=dark')
})
