import { describe, expect, test } from 'vitest'
import { byteFile, textFile } from '../../../proof/corpus/make-files.ts'
import { CoreError } from '../../errors.ts'
import type { ByteSource } from '../source.ts'
import { reader } from './text.ts'

const NAN = Number.NaN

async function read(file: ByteSource) {
  const { format, entries, notes } = await reader.open(file)
  const [entry] = entries
  const values = (await entry?.load())?.data
  return { format, shape: entry?.shape, values: Array.from(values ?? []), notes: notes.map(({ code }) => code) }
}

const GOOD: readonly [
  what: string,
  text: string,
  shape: readonly number[],
  values: readonly number[],
  notes?: readonly string[],
][] = [
  ['commas', '1,2\n3,4', [2, 2], [1, 2, 3, 4]],
  ['semicolons', '1;2\n3;4', [2, 2], [1, 2, 3, 4]],
  ['tabs with empty cells', '1\t\t3\n4\t5\t6', [2, 3], [1, NAN, 3, 4, 5, 6], ['note-missing']],
  ['aligned with blanks', '  1   2.5\n 30  -4\n', [2, 2], [1, 2.5, 30, -4]],
  ['blanks after commas', '1, 2\r\n3, 4\r\n\r\n', [2, 2], [1, 2, 3, 4]],
  ['old Mac line ends', '1,2\r3,4', [2, 2], [1, 2, 3, 4]],
  ['one line', '1,2,3', [3], [1, 2, 3]],
  ['one column', '1\n2\n3', [3], [1, 2, 3]],
  ['ways to write a number', '+1,.5,3.,1e3,1E-2,2D+1,-0,010', [8], [1, 0.5, 3, 1000, 0.01, 20, -0, 10]],
  ['constants', 'nan,-NaN,inf,-Infinity,+INF', [5], [NAN, NAN, Infinity, -Infinity, Infinity]],
  ['words for missing', '1,NA,n/a,null,None,#N/A,,2', [8], [1, NAN, NAN, NAN, NAN, NAN, NAN, 2], ['note-missing']],
  ['#N/A in front', '#N/A,1\n2,3', [2, 2], [NAN, 1, 2, 3], ['note-missing']],
  ['a header', 'w1,w2\n1,2', [2], [1, 2]],
  ['a header in Chinese', '权重一,权重二\n1,2\n3,4', [2, 2], [1, 2, 3, 4]],
  ['a mixed header', '2,1,setosa\n1,2,3', [3], [1, 2, 3], ['note-header']],
  ['a header in blanks', 'a b\n1 2\n3 4', [2, 2], [1, 2, 3, 4]],
  ['a pandas index', ',a\n0,5\n1,6', [2, 2], [0, 5, 1, 6], ['note-index-column']],
  ['a pandas index that was read before', 'Unnamed: 0,a\n0,5\n1,6', [2, 2], [0, 5, 1, 6], ['note-index-column']],
  ['an index of R', 'a b\n1 5 6\n2 7 8', [2, 3], [1, 5, 6, 2, 7, 8], ['note-index-column']],
  ['a title', 'Weights of a layer\n1,2\n3,4', [2, 2], [1, 2, 3, 4]],
  ['comments', '# shape (2, 2)\n% more\n1 2\n3 4\n# end', [2, 2], [1, 2, 3, 4]],
  ['the separator line of Excel', 'sep=;\n1;2', [2], [1, 2]],
  ['a delimiter at every end', '1,2,\n3,4,\n', [2, 2], [1, 2, 3, 4], ['note-trailing-column']],
  ['a named column that is empty', 'a,b\n1,\n2,', [2, 2], [1, NAN, 2, NAN], ['note-missing']],
  ['a last cell that is empty once', '1,2\n3,', [2, 2], [1, 2, 3, NAN], ['note-missing']],
  ['quotes', '"1.5","-2"\n"3","4"', [2, 2], [1.5, -2, 3, 4]],
  ['a header with line breaks and quotes', '"a ""x""\nb",c\n1,2', [2], [1, 2]],
  ['quotes between tabs and blanks', '"1"\t"2"\n', [2], [1, 2]],
  ['quotes between blanks', ' "1"  2 "3" \n4 5 6', [2, 3], [1, 2, 3, 4, 5, 6]],
  ['decimal commas', '1,5;2,25\n-0,5;3', [2, 2], [1.5, 2.25, -0.5, 3]],
  ['decimal commas between tabs', '1,5\t2,5', [2], [1.5, 2.5]],
  ['decimal commas between blanks', '1,5 2,5', [2], [1.5, 2.5]],
  ['decimal commas in quotes', '"1,5","2"', [2], [1.5, 2]],
  ['decimal commas in one column', '0,5\n-0,25', [2], [0.5, -0.25], ['note-decimal-comma']],
  ['fractions of three digits', '0,125;0,250\n-0,500;1,000', [2, 2], [0.125, 0.25, -0.5, 1]],
  ['fractions of three digits in quotes', '"0,125","-0,250"', [2], [0.125, -0.25]],
  ['decimal commas with exponents', '1,5e-3;2', [2], [0.0015, 2]],
  ['two columns of integers', '0,5\n1,25', [2, 2], [0, 5, 1, 25]],
  ['thousands', '"1,234.5","2,000"', [2], [1234.5, 2000], ['note-thousands']],
  ['European thousands', '1.234,5;2', [2], [1234.5, 2], ['note-thousands']],
  ['no-break spaces in thousands', '1\u00a0234,5;2', [2], [1234.5, 2], ['note-thousands']],
  ['unclear commas between semicolons', '1,234;2', [2], [1.234, 2], ['note-decimal-comma']],
  ['unclear commas between tabs', '1,234\t2', [2], [1234, 2], ['note-thousands']],
  ['full-width characters', '１．５，２\n−３，４', [2, 2], [1.5, 2, -3, 4], ['note-full-width']],
  ['full-width characters in the header alone', '权重（一）\n1\n2', [2], [1, 2]],
  ['a minus sign of typography', '−0.5, 1', [2], [-0.5, 1]],
  ['ideographic commas', '1、2', [2], [1, 2], ['note-full-width']],
  ['beyond float64', '1,1e999\n-1e999,2', [2, 2], [1, Infinity, -Infinity, 2], ['note-infinite']],
]

test.each(GOOD)('%s', async (_, text, shape, values, notes = []) => {
  const result = await read(textFile('x.csv', text))
  expect(result.shape).toEqual(shape)
  expect(result.values).toEqual(values)
  expect(result.notes).toEqual(notes)
})

describe('formats and encodings', () => {
  test.each([
    ['1,2', 'CSV'],
    ['1;2', 'CSV'],
    ['1\t2', 'TSV'],
    ['1 2', 'text'],
  ])('%j is %s', async (text, format) => expect((await read(textFile('x', text))).format).toBe(format))

  test.each([
    ['UTF-8 with a mark', '\xef\xbb\xbf1,2', []],
    ['UTF-16LE', '\xff\xfe1\0\t\x002\0', []],
    ['UTF-16BE', '\xfe\xff\x001\0,\x002', []],
    ['UTF-16LE without a mark', '1\0,\x002\0\n\0', []],
    ['GB18030', '\xc8\xa8\xd6\xd8,\xd2\xbb\n1,2', ['note-encoding']],
    ['Latin-1', 'poids \xe9\n1\n2', ['note-encoding']],
  ])('%s', async (_, bytes, notes) => {
    const result = await read(byteFile('x.csv', bytes))
    expect(result.values).toEqual([1, 2])
    expect(result.notes).toEqual(notes)
  })
})

const BAD: readonly [text: string, code: string, values: object][] = [
  ['1,2\n3,four\n5,6', 'text-not-a-number', { line: 2, column: 2, text: 'four', fault: 'word' }],
  ['\n\n1,2\n# x\n3,"fo""ur"', 'text-not-a-number', { line: 5, column: 2, text: 'fo"ur' }],
  ['"a\nb",c\n1,x', 'text-not-a-number', { line: 3, column: 2 }],
  ['1,two', 'text-not-a-number', { line: 1, column: 2, text: 'two' }],
  ['a,b\nr1,2', 'text-not-a-number', { line: 2, column: 1, fault: 'row-label' }],
  ['0x1F,010\n1,2', 'text-not-a-number', { line: 1, column: 1, text: '0x1F', fault: 'hex' }],
  ['1,2\n3,0b11', 'text-not-a-number', { line: 2, column: 2, fault: 'hex' }],
  ['1,2\n1_000,4', 'text-not-a-number', { line: 2, column: 1, fault: 'underscore' }],
  ['1,2\n3,4%', 'text-not-a-number', { line: 2, column: 2, text: '4%' }],
  ['1,2\n...,...', 'text-not-a-number', { line: 2, column: 1, fault: 'left-out' }],
  ['1,5;2\n3.5;4', 'text-not-a-number', { line: 2, column: 1, text: '3.5', fault: 'decimal-sign' }],
  ['2024-01-01,1', 'text-not-a-number', { line: 1, column: 1 }],
  ['1,2,3\n4,5\n6,7,8', 'text-ragged', { line: 2, count: 2, firstLine: 1, expected: 3 }],
  ['a,b\n1,2\n\n3,4,5', 'text-ragged', { line: 4, count: 3, firstLine: 2, expected: 2 }],
  ['1,2\n3,<b>,4', 'text-not-a-number', { line: 2, column: 2, text: '<b>' }],
  ['"1,2\n3,4\n', 'text-quote', { line: 1, column: 1 }],
  ['1,2\n3,"4', 'text-quote', { line: 2, column: 2 }],
  ['1,2,3\n4,\0\x01\x02,6', 'text-binary', { line: 2, column: 2 }],
  ['a,b,c\n', 'text-no-numbers', { holds: 'header' }],
  ['1/2', 'text-not-a-number', { line: 1, column: 1, text: '1/2', fault: 'word' }],
  ['1.2.3 4.5.6', 'text-not-a-number', { line: 1, column: 1, text: '1.2.3' }],
  ['$3\n$4', 'text-not-a-number', { line: 1, column: 1, text: '$3' }],
  ['hello,world\nfoo,bar', 'text-no-numbers', { holds: 'words' }],
  ['\n \n\t\n', 'text-no-numbers', { holds: 'nothing' }],
  [',,\n,,', 'text-no-numbers', { holds: 'nothing' }],
]

test.each(BAD)('%j is refused', async (text, code, values) => {
  await expect(reader.open(textFile('x.csv', text))).rejects.toMatchObject({
    code,
    values: { file: 'x.csv', ...values },
  })
})

test('a text beyond the limit is refused before it is read', async () => {
  const slice = async () => Promise.reject(new Error('read'))
  const opening = reader.open({ name: 'x.csv', size: 2 ** 28 + 1, slice })
  await expect(opening).rejects.toMatchObject({ code: 'file-too-large', values: { bytes: 2 ** 28 + 1 } })
  await expect(opening).rejects.toBeInstanceOf(CoreError)
})

test.each([
  ['line', ','],
  ['column', '\n'],
])('200,000 numbers in a %s are read', async (_, separator) => {
  const numbers = Float64Array.from({ length: 200_000 }, (_, i) => (i % 1999) / 1000 - 1)
  const { entries } = await reader.open(textFile('x.csv', numbers.join(separator)))
  expect((await entries[0]?.load())?.data).toEqual(numbers)
})

// what were quadratic in their number would take minutes
test('a million digits are refused as one is', async () => {
  const opening = read(textFile('x.csv', `1,2\n3,${'1'.repeat(1_000_000)}x`))
  await expect(opening).rejects.toMatchObject({ code: 'text-not-a-number' })
})
