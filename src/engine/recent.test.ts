import { expect, test } from 'vitest'
import { Recent } from './recent.ts'

test('forgets what was used longest ago when the weight is too much', () => {
  const recent = new Recent<string>(6, (value) => value.length)
  recent.set('a', 'aa')
  recent.set('b', 'bb')
  recent.set('c', 'cc')
  expect(recent.get('a')).toBe('aa')
  recent.set('d', 'dd')
  expect(['a', 'b', 'c', 'd'].map((key) => recent.get(key))).toEqual(['aa', undefined, 'cc', 'dd'])
})

test('counts a replaced entry once, and keeps none that is too heavy alone', () => {
  const recent = new Recent<string>(4, (value) => value.length)
  for (let i = 0; i < 5; i += 1) recent.set('a', 'aaa')
  recent.set('b', 'b')
  expect(recent.get('a')).toBe('aaa')
  recent.set('c', 'ccccc')
  expect(['a', 'b', 'c'].map((key) => recent.get(key))).toEqual([undefined, undefined, undefined])
  recent.set('a', 'aaaa')
  expect(recent.get('a')).toBe('aaaa')
  recent.clear()
  expect(recent.get('a')).toBeUndefined()
})
