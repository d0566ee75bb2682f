import { expect, test } from 'vitest'
import { firstDifference } from './install.mjs'

const wanted = {
  '': { version: '0.1.0' },
  'node_modules/a': { version: '1.0.0' },
  'node_modules/a/node_modules/b': { version: '2.0.0' },
  'node_modules/c-linux': { version: '3.0.0', optional: true },
}
const there = () => true

test('nothing is installed again when every package has its version', () => {
  const { 'node_modules/c-linux': _, ...installed } = wanted
  expect(firstDifference(wanted, wanted, there)).toBeNull()
  expect(firstDifference(wanted, installed, there)).toBeNull()
})

test('another version, a missing entry and a removed folder are noticed', () => {
  const b = 'node_modules/a/node_modules/b'
  expect(firstDifference(wanted, { ...wanted, [b]: { version: '1.9.0' } }, there)).toBe('b 2.0.0 is wanted')
  expect(firstDifference(wanted, { '': wanted[''] }, there)).toBe('a 1.0.0 is wanted')
  expect(firstDifference(wanted, wanted, (path) => path !== b)).toBe(`${b} is gone`)
})
