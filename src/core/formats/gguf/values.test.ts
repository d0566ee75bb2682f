import { expect, test } from 'vitest'
import { sparseFile } from '../../../proof/corpus/make-files.ts'
import { joined, u32, u64 } from '../../../proof/corpus/make-models.ts'
import { openWeights } from '../open.ts'

const STRING = 8
const FLOAT32 = 0
const text = (value: string) => joined(u64(value.length), value)
const start = (tensors: number, pairs: number) => joined('GGUF', u32(3), u64(tensors), u64(pairs))
const open = (...pieces: (readonly [number, Uint8Array])[]) =>
  openWeights([sparseFile('m.gguf', 2 ** 33, new Map(pieces))])
const scalar = (name: string) => joined(text(name), u32(0), u32(FLOAT32), u64(0))

test.each([
  ['a key', joined(start(0, 1), u64(2 ** 32))],
  ['the name of a tensor', joined(start(1, 1), text('k'), u32(STRING), text('v'), u64(65_536))],
])('%s that claims more than 65,535 bytes is refused before it is read', async (_, bytes) => {
  await expect(open([0, bytes])).rejects.toMatchObject({
    code: 'gguf-string',
    values: { fault: 'name', most: 65_535 },
  })
})

test('a length beyond the end is refused as such', async () => {
  const opening = open([0, joined(start(0, 1), u64(2 ** 34))])
  await expect(opening).rejects.toMatchObject({
    code: 'gguf-string',
    values: { fault: 'length', length: '17179869184', most: 2 ** 33 - 32 },
  })
})

test('a key of 65,535 bytes is read', async () => {
  const pair = joined(text('k'.repeat(65_535)), u32(STRING), text('v'))
  const opened = await open([0, joined(start(1, 1), pair, scalar('w'))])
  expect(opened.about).toEqual([[`${'k'.repeat(40)}…`, 'v']])
})

test('of a long text in the metadata only the beginning is read', async () => {
  const head = joined(start(1, 1), text('chat_template'), u32(STRING), u64(2 ** 32))
  const value = new Uint8Array(600).fill(0x78)
  const opened = await open([0, joined(head, value)], [head.length + 2 ** 32, scalar('w')])
  expect(opened.about).toEqual([['chat_template', `${'x'.repeat(40)}…`]])
  expect(opened.tensors[0]).toMatchObject({ name: 'w', shape: [], count: 1 })
})

test('billions of numbers in the metadata are passed over at once', async () => {
  const count = 2 ** 32
  const head = joined(start(1, 1), text('tokenizer.scores'), u32(9), u32(0), u64(count))
  const opened = await open([0, head], [head.length + count, scalar('w')])
  expect(opened.about).toEqual([['tokenizer.scores', '[0, 0, 0, 0, 0, 0, 0, 0, … 4294967296 va…']])
  expect(opened.tensors[0]).toMatchObject({ name: 'w', count: 1 })
})
