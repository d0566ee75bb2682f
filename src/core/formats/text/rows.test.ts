import { expect, test } from 'vitest'
import { STRIDE } from '../pace.ts'
import { type Delimiter, rowsOf } from './rows.ts'

const split = (text: string, delimiter: Delimiter) => {
  const found = [...rowsOf(text, delimiter)]
  const pauses = found.filter((row) => typeof row === 'number')
  return { pauses, cells: found.flatMap((row) => (typeof row === 'number' ? [] : [row.cells])) }
}

test.each([
  [',', ','],
  [', ', ','],
  [';', ';'],
  ['\t', '\t'],
  [' ', ' '],
  [' \t  ', ' '],
] as const)('a long line parted by %j is the same cells, with pauses', (between, delimiter) => {
  const cells = Array.from({ length: STRIDE }, (_, i) => String(i))
  const long = split(cells.join(between), delimiter)
  expect(long.cells).toEqual([cells])
  expect(long.pauses.length).toBeGreaterThan(4)
  expect(long.pauses).toEqual([...long.pauses].sort((a, b) => a - b))
})

test('empty cells at both ends and at every cut stay', () => {
  const count = 3 * STRIDE
  expect(split(','.repeat(count), ',').cells[0]).toHaveLength(count + 1)
  expect(split(`1${'\t'.repeat(count)}2\t`, '\t').cells[0]).toHaveLength(count + 2)
})

test('lines without values pause too', () => {
  expect(split('#\n'.repeat(STRIDE), ',').pauses.length).toBeGreaterThan(0)
})
