import { describe, expect, test } from 'vitest'
import type { ProblemCode, Problems } from '../core/errors.ts'
import type { FileNotes } from '../core/formats/problems.ts'
import * as english from './en/problems.ts'
import * as chinese from './zh-CN/problems.ts'

const file = 'net.csv'
const opens = '.npy .csv'
const tensor = { file, tensor: 'w' }
const place = { file, line: 1234, character: 7 }

const PROBLEMS: { [C in ProblemCode]: Problems[C] } = {
  'unknown-method': { id: 'q7_x' },
  'unknown-generator': { id: 'cauchy' },
  'bad-axis': { axis: 3, rank: 2 },
  'bad-grid': { expected: 2, actual: 1 },
  'sorting-memory': { count: 120_000_000, bytes: 1.44e9 },
  'tensor-deadly': { tensor: 'w' },
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
  'tensor-memory': { file, tensor: 'w', count: 2 ** 28, bytes: 2 ** 30 },
  'tensor-too-large': { file, tensor: 'w', count: 1e9, limit: 2 ** 28 },
  'header-cut': { file, needs: 128, bytes: 40 },
  'npy-header': { file, text: 'import os' },
  'npy-header-key': { file, key: 'shape' },
  'npy-version': { file, version: '9.0' },
  'npy-shape': { file, shape: '(-1, 4)' },
  'npy-dtype': { file, dtype: '|O', kind: 'object' },
  'npy-truncated': { file, shape: '(8, 16)', dtype: 'f4', needs: 640, bytes: 636 },
  'no-tensors': { file, format: 'gguf' },
  'tensor-cut': { ...tensor, needs: 640, bytes: 512 },
  'tensor-range': { ...tensor, begin: '-4', end: '8' },
  'tensor-shape': { ...tensor, shape: '[1.5]' },
  'tensor-size': { ...tensor, shape: '[2, 3]', dtype: 'F32', needs: '24', bytes: 20 },
  'tensor-dtype': { ...tensor, dtype: 'F3_X', kind: 'unknown' },
  'raw-short': { file, dtype: 'float64', offset: 16, bytes: 20, shape: '[2, 3]' },
  'safetensors-header': { file, fault: 'json', text: '{"w"' },
  'safetensors-header-length': { file, length: '9223372036854775808', limit: 100_000_000 },
  'safetensors-entry': { ...tensor, key: 'data_offsets' },
  'safetensors-shards': { file, names: 'a.safetensors, b.safetensors', count: 2 },
  'zip-damaged': { file, fault: 'cut' },
  'zip-member': { file, member: 'a.npy', fault: 'crc' },
  'zip-method': { file, member: 'a.npy', method: 99 },
  'zip-large': { file, member: 'a.npy', bytes: 1e9, limit: 2 ** 29 },
  'gguf-version': { file, version: 9 },
  'gguf-endian': { file },
  'gguf-count': { file, fault: 'tensors', length: '1152921504606846976' },
  'gguf-string': { file, fault: 'length', length: '4611686018427387904', most: 512 },
  'gguf-array': { file, fault: 'length', length: '1099511627776' },
  'gguf-value-type': { file, key: 'general.name', type: 77 },
  'gguf-tensor-type': { ...tensor, type: '200', fault: 'unknown' },
  'gguf-block': { ...tensor, row: 33, type: 'Q4_0', block: 32 },
  'gguf-dimensions': { ...tensor, dimensions: 5, most: 4 },
  'gguf-alignment': { file, alignment: '0' },
  'onnx-damaged': { file, fault: 'varint', at: 12 },
  'onnx-deep': { file, limit: 64 },
  'onnx-external': { ...tensor, location: 'model.onnx.data' },
  'pt-legacy': { file },
  'pt-torchscript': { file },
  'pt-endian': { file },
  'pt-module': { file, name: 'torch.nn.modules.linear.Linear' },
  'pt-pickle': { file, fault: 'opcode', at: 12 },
  'pt-call': { file, name: 'posix.system' },
  'pt-object': { ...tensor, name: 'posix.system' },
  'pt-storage-missing': { ...tensor, storage: 'data/0' },
  'pt-storage': { ...tensor, storage: 'data/0', needs: '640', bytes: 512 },
  'url-bad': { href: 'ftp:x' },
  'url-status': { file, host: 'example.org', status: 404 },
  'url-closed': { file, host: 'example.org' },
  'url-silent': { file, host: 'example.org' },
  'url-large': { file, host: 'example.org', bytes: 1e9, limit: 2 ** 28 },
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
  'note-unread': { file, count: 2, names: 'w, v', problem: { code: 'pt-legacy', values: { file } } },
  'note-overlap': { file, name: 'v', other: 'w', count: 1 },
  'note-gap': { file, count: 4 },
  'note-raw-length': { file, dtype: 'float32', size: 4, count: 1 },
  'note-no-arrays': { file, names: 'README.txt', count: 1 },
  'note-name': { file, name: 'w\ufffd' },
  'note-key-twice': { file, key: 'general.name' },
  'note-unaligned': { ...tensor, offset: '33', alignment: 32 },
  'note-objects': { file, names: 'x (posix.system)', count: 1 },
  'note-shards': { file, names: 'b.safetensors', count: 1 },
  'note-no-ranges': { file, host: 'example.org', bytes: 1e6 },
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
    'kind',
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
