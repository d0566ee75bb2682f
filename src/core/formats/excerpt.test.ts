import { expect, test } from 'vitest'
import { excerpt } from './excerpt.ts'

test.each([
  ['  four ', 'four'],
  ['a\nb\t c', 'a b c'],
  ['x'.repeat(41), `${'x'.repeat(40)}…`],
  ['😀'.repeat(50), `${'😀'.repeat(40)}…`],
  ['a\u202eb\0c\u0007', 'a\ufffdb\ufffdc\ufffd'],
])('%j becomes %j', (text, shown) => expect(excerpt(text)).toBe(shown))
