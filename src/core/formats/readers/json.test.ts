import { expect, test } from 'vitest'
import { textFile } from '../../../proof/corpus/make-files.ts'
import { reader } from './json.ts'

const NAN = Number.NaN

async function read(text: string) {
  const { entries, notes } = await reader.open(textFile('x.json', text))
  const tensors = await Promise.all(
    entries.map(async ({ name, shape, load }) => [name, shape, Array.from((await load()).data)]),
  )
  return { tensors, notes: notes.map(({ code }) => code) }
}

type TensorRow = readonly [name: string, shape: readonly number[], values: readonly number[]]

const GOOD: readonly [text: string, tensors: readonly TensorRow[], notes?: readonly string[]][] = [
  ['[1, -2.5e-3, 0]', [['x', [3], [1, -0.0025, 0]]]],
  ['[[1,2],[3,4],[5,6]]', [['x', [3, 2], [1, 2, 3, 4, 5, 6]]]],
  ['[[[1],[2]],[[3],[4]]]', [['x', [2, 2, 1], [1, 2, 3, 4]]]],
  ['\ufeff [ 1 ,\n2 ]\n', [['x', [2], [1, 2]]]],
  [
    '{"w": [[1,2]], "b": [3]}',
    [
      ['w', [1, 2], [1, 2]],
      ['b', [1], [3]],
    ],
  ],
  [
    '{"a": {"b": {"c": [1]}, "d": [2]}}',
    [
      ['a.b.c', [1], [1]],
      ['a.d', [1], [2]],
    ],
  ],
  [
    '{"__proto__": {"polluted": 1}, "constructor": [2]}',
    [
      ['__proto__.polluted', [], [1]],
      ['constructor', [1], [2]],
    ],
  ],
  [
    '{"w": [1], "lr": 0.5, "name": "mlp"}',
    [
      ['w', [1], [1]],
      ['lr', [], [0.5]],
    ],
    ['note-skipped'],
  ],
  [
    '{"w": [1], "x": [["a"]], "y": [[1],2], "z": [], "o": [{"w": [5]}]}',
    [['w', [1], [1]]],
    Array<string>(4).fill('note-skipped'),
  ],
  ['{"w": [1], "a": null, "b": true}', [['w', [1], [1]]], ['note-skipped', 'note-skipped']],
  [
    '{"w": [1], "w": [2]}',
    [
      ['w', [1], [1]],
      ['w', [1], [2]],
    ],
  ],
  ['{"\\u6743\\n": [1]}', [['权\n', [1], [1]]]],
  ['{"（一）": [１，２]}', [['（一）', [2], [1, 2]]], ['note-full-width']],
  ['[NaN, Infinity, -Infinity]', [['x', [3], [NAN, Infinity, -Infinity]]], ['note-json-constants']],
  ['[1, null, None]', [['x', [3], [1, NAN, NAN]]], ['note-missing']],
  ['[true, False]', [['x', [2], [1, 0]]], ['note-json-booleans']],
  ['["1.5", " 2 "]', [['x', [2], [1.5, 2]]], ['note-json-strings']],
  [
    '[1e400, -1e400, 1e-400, 9007199254740993]',
    [['x', [4], [Infinity, -Infinity, 0, 9007199254740992]]],
    ['note-infinite'],
  ],
  ['["1e999"]', [['x', [1], [Infinity]]], ['note-json-strings', 'note-infinite']],
  ['[1, 2, 3, ]', [['x', [3], [1, 2, 3]]], ['note-json-comma']],
  ['[1,2]\n[3,4]\n', [['x', [2, 2], [1, 2, 3, 4]]], ['note-json-lines']],
  ['[1,2], [3,4]', [['x', [2, 2], [1, 2, 3, 4]]], ['note-json-lines']],
  ['[ 1.  -2.5  .5]', [['x', [3], [1, -2.5, 0.5]]]],
  ['[[1. 2.]\n [3. 4.]]', [['x', [2, 2], [1, 2, 3, 4]]]],
  ['[[1.]\n [2.]]', [['x', [2, 1], [1, 2]]]],
  ['array([[1., 2.],\n       [3., 4.]], dtype=float32)', [['x', [2, 2], [1, 2, 3, 4]]]],
  ["tensor([0.5, nan], device='cuda:0', requires_grad=True)", [['x', [2], [0.5, NAN]]], ['note-json-constants']],
  ['tensor([[0.5]], grad_fn=<AddBackward0>)', [['x', [1, 1], [0.5]]]],
  ['Parameter containing:\ntensor([1.])', [['x', [1], [1]]]],
  ['X = [1.2, 2.3]', [['x', [2], [1.2, 2.3]]]],
  ['X = np.array([1.2, 2.3])\n', [['x', [2], [1.2, 2.3]]]],
  ['(1, 2, 3,)', [['x', [3], [1, 2, 3]]], ['note-json-comma']],
  [
    "{'w': array([1, 2]), 'b': tensor([3], dtype=torch.int32)}",
    [
      ['w', [2], [1, 2]],
      ['b', [1], [3]],
    ],
  ],
  ['[array([1, 2]), array([3, 4])]', [['x', [2, 2], [1, 2, 3, 4]]]],
]

test.each(GOOD)('%j', async (text, tensors, notes = []) => {
  expect(await read(text)).toEqual({ tensors, notes })
  expect(Object.keys(Object.prototype)).toEqual([])
})

const BAD: readonly [text: string, code: string, values: object][] = [
  ['[[1,2],[3]]', 'json-jagged', { path: '[1]', count: 1, first: '[0]', expected: 2 }],
  ['[[[1],[2]],[[3],[4,5]]]', 'json-jagged', { path: '[1][1]', count: 2, first: '[0][0]', expected: 1 }],
  ['[[],[[1]]]', 'json-jagged', { path: '[1]', count: 1, expected: 0 }],
  ['{"w": [[1,2],[3]]}', 'json-jagged', { path: 'w[1]', first: 'w[0]' }],
  ['[1]\n[2,3]', 'json-jagged', { path: '[1]', count: 2, first: '[0]', expected: 1 }],
  ['[1,[2,3]]', 'json-mixed', { path: '[1]' }],
  ['[[1],2]', 'json-mixed', { path: '[1]' }],
  ['[[],1]', 'json-mixed', { path: '[1]' }],
  ['[1] 5', 'json-mixed', { path: '[1]' }],
  ['[1,"two"]', 'json-words', { path: '[1]', text: 'two' }],
  ['[{"w":[1]}]', 'json-objects', { path: '[0]' }],
  ['[]', 'json-no-numbers', { keys: '' }],
  ['[[],[]]', 'json-no-numbers', {}],
  ['{}', 'json-no-numbers', {}],
  ['{"error":"not found","code":404}', 'json-no-numbers', { keys: 'code, error' }],
  ['{"w":[]}', 'json-no-numbers', { keys: 'w' }],
  ['[[1,2],[3,', 'json-cut', { line: 1, character: 11 }],
  ['{"w": [1', 'json-cut', {}],
  ['{"w', 'json-cut', {}],
  ['{"w"', 'json-cut', {}],
  ['["1', 'json-cut', { line: 1, character: 2 }],
  ['array([1]', 'json-cut', {}],
  ['array([1], dtype=int', 'json-cut', {}],
  ['[1,,2]', 'json-syntax', { line: 1, character: 4, text: ',' }],
  ['[,1]', 'json-syntax', { character: 2 }],
  ['[1,\n 0x1F]', 'json-syntax', { line: 2, character: 2, text: '0x1F' }],
  ['[1)', 'json-syntax', { character: 3, text: ')' }],
  ['[1]]', 'json-syntax', { character: 4 }],
  ['[1, abc]', 'json-syntax', { text: 'abc' }],
  ['{"w" [1]}', 'json-syntax', { character: 6, text: '[' }],
  ['{"a": [1] "b": [2]}', 'json-syntax', { character: 11 }],
  ['{"a": }', 'json-syntax', { character: 7, text: '}' }],
  ['{[1]}', 'json-syntax', { character: 2 }],
  ['[1;2]', 'json-syntax', { text: ';' }],
  ['[1 2 ... 9 10]', 'json-left-out', { line: 1, character: 6 }],
  ['{"a":[1]}\n{"a":[2]}', 'json-records', { line: 2 }],
  ['[1]\n{"a":[2]}', 'json-records', { line: 2 }],
  ['[1,'.repeat(65), 'json-deep', { limit: 64 }],
  ['{"a":'.repeat(65), 'json-deep', {}],
  ['['.repeat(100_000), 'json-deep', {}],
]

test.each(BAD.map(([text, code, values]) => ({ start: JSON.stringify(text.slice(0, 40)), text, code, values })))(
  '$start is refused',
  async ({ text, code, values }) => {
    const opening = reader.open(textFile('x.json', text))
    await expect(opening).rejects.toMatchObject({ code, values: { file: 'x.json', ...values } })
  },
)

test('agrees with JSON.parse on numbers', async () => {
  const numbers = [0.1, 1e-320, 123456789.123, -0, 5e-324, 1.7976931348623157e308, 4.35, 2 ** 53]
  const { tensors } = await read(JSON.stringify(numbers))
  expect(tensors[0]?.[2]).toEqual(JSON.parse(JSON.stringify(numbers)))
})

/** What is quadratic in it takes minutes. */
const LONG = 1_000_000

test.each([
  ['blanks in a call', `array([1],a=b${' '.repeat(LONG)}x)`, 'json-syntax'],
  ['digits', `[${'1'.repeat(LONG)}x]`, 'json-syntax'],
])('a million %s take no longer than others', async (_, text, code) => {
  await expect(read(text)).rejects.toMatchObject({ code })
})

test('a name of a million quotation marks is read', async () => {
  const name = '\\"'.repeat(LONG)
  expect(await read(`{'\\'': [１], '${name}': [2]}`)).toMatchObject({ notes: ['note-full-width'] })
})

test('names in front of many others are shortened', async () => {
  const within = Array.from({ length: 20_000 }, (_, i) => `"a${i}":[1]`)
  const { tensors } = await read(`{"${'k'.repeat(LONG)}":{${within.join()}}}`)
  expect(tensors.length).toBe(20_000)
  expect(tensors[1]?.[0]).toBe(`${'k'.repeat(1000)}….a1`)
})
