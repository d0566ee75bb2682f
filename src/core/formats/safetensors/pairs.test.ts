import { expect, test } from 'vitest'
import { pairSteps, pairsOf } from './pairs.ts'

test.each([
  ['{}', []],
  [' {\t}\n', []],
  ['{"a":1}', [['a', '1']]],
  [
    '{"a":{"b":[1,{"c":"}"}]} , "a" : "\\"}," }',
    [
      ['a', '{"b":[1,{"c":"}"}]} '],
      ['a', ' "\\"}," '],
    ],
  ],
  ['{"\\u0061\\\\":[]}', [['a\\', '[]']]],
  ['{"a:b,{":null}', [['a:b,{', 'null']]],
])('%s', (text, pairs) => {
  expect(pairsOf(text)).toEqual(pairs)
})

/** Whatever becomes of a valid text by one change: refused here where `JSON.parse` refuses it. */
test('refuses what JSON.parse refuses, and nothing else', () => {
  const text = '{"a": [1, {"b\\"": "x"}], "c": -0.5e3, "": null}'
  const characters = ['', ...'{}[]:,"\\ 1a\u00a0\n']
  const texts = Array.from(text, (_, at) =>
    characters.flatMap((one) => [
      text.slice(0, at) + one + text.slice(at + 1),
      text.slice(0, at) + one + text.slice(at),
    ]),
  ).flat()
  const accepts = (read: (tried: string) => unknown) => (tried: string) => {
    try {
      read(tried)
      return true
    } catch {
      return false
    }
  }
  const objects = texts.filter((tried) => tried.startsWith('{'))
  expect(objects.filter(accepts(pairsOf))).toEqual(objects.filter(accepts(JSON.parse)))
  expect(objects.filter(accepts(pairsOf)).length).toBeGreaterThan(20)
  expect(['', '1', '[]', '{', '{"a', '{"a":"\\', '{"a":1}}', '{"a":1} {}'].filter(accepts(pairsOf))).toEqual([])
})

test.each([
  ['many pairs', `{${Array.from({ length: 200_000 }, (_, i) => `"${i}":[${i}]`).join(',')}}`],
  ['one long value', `{"a":"${'x'.repeat(2 ** 21)}"}`],
  ['signs that are marked', `{"a":"${'\\\\'.repeat(2 ** 20)}"}`],
])('%s are walked through with pauses', (_, text) => {
  let last = 0
  let longest = 0
  for (const done of pairSteps(text)) {
    longest = Math.max(longest, (Number(done) - last) * text.length)
    last = Number(done)
  }
  expect(longest).toBeGreaterThan(0)
  expect(Math.max(longest, (1 - last) * text.length)).toBeLessThan(2 ** 18)
})
