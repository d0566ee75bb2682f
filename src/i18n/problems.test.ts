import { describe, expect, test } from 'vitest'
import type { ProblemCode, Problems } from '../core/errors.ts'
import type { FileNotes } from '../core/formats/problems.ts'
import * as english from './en/problems.ts'
import * as chinese from './zh-CN/problems.ts'

const file = 'net.csv'
const opens = '.npy .csv'
const place = { file, line: 1234, character: 7 }

const PROBLEMS: { [C in ProblemCode]: Problems[C] } = {
  'unknown-method': { id: 'q7_x' },
  'unknown-generator': { id: 'cauchy' },
  'bad-axis': { axis: 3, rank: 2 },
  'bad-grid': { expected: 2, actual: 1 },
  'fetch-failed': { name: 'layer', status: 404 },
  'no-files': { opens },
  'file-empty': { file },
  'file-short': { file, bytes: 1 },
  'file-unreadable': { file },
  'file-too-large': { file, bytes: 300_000_000, limit: 2 ** 28 },
  'file-unknown': { file, start: 'c0 7c', opens },
  'file-web-page': { file, kind: 'HTML' },
  'file-lfs-pointer': { file, bytes: 98_765_432 },
  'file-image': { file, kind: 'PNG' },
  'file-packed': { file, kind: 'gzip' },
  'file-foreign': { file, kind: 'PDF', opens },
  'format-not-yet': { file, format: 'gguf', opens },
  'tensor-unknown': { file, tensor: 'w' },
  'tensor-too-large': { file, tensor: 'w', count: 1e9, limit: 2 ** 28 },
  'npy-header-cut': { file, needs: 128, bytes: 40 },
  'npy-header': { file, text: 'import os' },
  'npy-header-key': { file, key: 'shape' },
  'npy-version': { file, version: '9.0' },
  'npy-shape': { file, shape: '(-1, 4)' },
  'npy-dtype': { file, dtype: '|O', kind: 'object' },
  'npy-truncated': { file, shape: '(8, 16)', dtype: 'f4', needs: 640, bytes: 636 },
  'text-not-a-number': { file, line: 1234, column: 3, text: 'four', fault: 'word' },
  'text-ragged': { file, line: 1234, count: 1, firstLine: 1, expected: 3 },
  'text-no-numbers': { file, holds: 'header' },
  'text-quote': { file, line: 1234, column: 3 },
  'text-binary': { file, line: 1234, column: 3 },
  'json-syntax': { ...place, text: 'abc' },
  'json-cut': place,
  'json-left-out': place,
  'json-deep': { file, limit: 64 },
  'json-records': { file, line: 1234 },
  'json-no-numbers': { file, keys: 'error, code' },
  'json-jagged': { file, path: '[1]', count: 1, first: '[0]', expected: 2 },
  'json-mixed': { file, path: '[1]' },
  'json-words': { file, path: '[1]', text: 'two' },
  'json-objects': { file, path: '[1]' },
}

const NOTES: { [C in keyof FileNotes]: FileNotes[C] } = {
  'note-missing': { file, count: 1 },
  'note-infinite': { file, count: 2, text: '1e999', line: 1234 },
  'note-header': { file, line: 1, text: '150, 4, setosa' },
  'note-index-column': { file },
  'note-trailing-column': { file },
  'note-full-width': { file },
  'note-thousands': { file, count: 3, text: '1,234.5', value: 1234.5 },
  'note-decimal-comma': { file, text: '0,5', value: 0.5 },
  'note-encoding': { file, encoding: 'GB18030' },
  'note-extra-bytes': { file, count: 64 },
  'note-extension': { file, format: 'npy' },
  'note-json-lines': { file, count: 2 },
  'note-json-constants': { file, count: 3 },
  'note-json-comma': { file, count: 1 },
  'note-json-strings': { file, count: 2 },
  'note-json-booleans': { file, count: 2 },
  'note-skipped': { file, names: 'name', count: 1, fault: 'words' },
  'note-duplicate': { file, count: 1, name: 'w', shown: 'w (2)' },
  'note-file-refused': { problem: { code: 'file-empty', values: { file } } },
}

function sentences(words: typeof english | typeof chinese): [code: string, values: object, sentence: string][] {
  const problems = Object.entries(PROBLEMS).map(([code, values]): [string, object, string] => {
    return [code, values, words.problems[code as ProblemCode](values as never)]
  })
  const notes = Object.entries(NOTES).map(([code, values]): [string, object, string] => {
    return [code, values, words.notes[code as keyof FileNotes](values as never)]
  })
  return [...problems, ...notes]
}

/** Every text and every plain number that a sentence was given, but what only chooses its wording. */
function givenValues(values: object): string[] {
  const wording = [
    'fault',
    'holds',
    'count',
    'expected',
    'bytes',
    'needs',
    'limit',
    'problem',
    'axis',
    'rank',
    'actual',
  ]
  const said = Object.entries(values).filter(([key, value]) => !wording.includes(key) && value !== 'object')
  return said.map(([, value]) => String(value))
}

describe('English sentences', () => {
  test.each(sentences(english))('%s', (_, values, sentence) => {
    for (const value of givenValues(values)) expect(sentence.replaceAll(',', '')).toContain(value.replaceAll(',', ''))
    expect(sentence).not.toMatch(/undefined|null,|\[object|!|please|oops|sorry/i)
    expect(sentence).toMatch(/^[\w.].*\.$/)
  })
})

describe('Chinese sentences', () => {
  test.each(sentences(chinese))('%s', (_, values, sentence) => {
    for (const value of givenValues(values)) expect(sentence.replaceAll(',', '')).toContain(value.replaceAll(',', ''))
    expect(sentence).not.toMatch(/undefined|\[object|抱歉|请|！/)
    // full-width punctuation, and a space between Chinese and Latin letters or digits
    expect(sentence).not.toMatch(/\p{Script=Han}[,.;:!?]|[,;:!?]\p{Script=Han}/u)
    expect(sentence).not.toMatch(/\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u)
    expect(sentence).toMatch(/。$/)
  })
})
