import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ACCEPT, OPENS } from './extensions.ts'
import { READERS } from './readers/index.ts'

const dotted = (extensions: readonly string[]): string[] => extensions.map((extension) => `.${extension}`)

test('sentences name what the readers open', () => {
  expect(OPENS.split(' ')).toEqual(READERS.flatMap(({ extensions }) => dotted(extensions)))
})

test('a picker offers that and nothing that no reader takes', () => {
  const offered = ACCEPT.split(',')
  const more = offered.filter((extension) => !OPENS.split(' ').includes(extension))
  expect(offered.length).toBe(OPENS.split(' ').length + more.length)
  // ONNX finds the data of a model in files beside it
  const fine = ['.data', ...READERS.flatMap(({ alsoFine }) => dotted(alsoFine))]
  expect(more.filter((extension) => !fine.includes(extension))).toEqual([])
})

test('the README lists the same', () => {
  const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8')
  const [, table = ''] = /\| format \|[^\n]*\n([\s\S]*?)\n\n/.exec(readme) ?? []
  const named = table.split('\n').flatMap((line) => line.split('|')[1]?.match(/\.\w+/g) ?? [])
  expect(named.sort()).toEqual(OPENS.split(' ').sort())
})
