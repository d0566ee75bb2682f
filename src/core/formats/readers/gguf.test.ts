import { expect, test } from 'vitest'
import { floats, joined, u32, u64 } from '../../../proof/corpus/make-models.ts'
import { openWeights } from '../open.ts'
import { memorySource } from '../source.ts'

const F32 = 0
const tensor = (name: string, size: number, offset: number) =>
  joined(u64(name.length), name, u32(1), u64(size), u32(F32), u64(offset))

/** Without metadata; what is stated of the tensors takes less than 96 bytes. */
const open = (data: Uint8Array, ...tensors: readonly Uint8Array[]) => {
  const header = joined('GGUF', u32(3), u64(tensors.length), u64(0), ...tensors)
  return openWeights([memorySource('m.gguf', joined(header, new Uint8Array(96 - header.length), data))])
}

const eight = floats(0, 1, 2, 3, 4, 5, 6, 7)

test('tensors that lie one after the other, or apart, are nothing special', async () => {
  const opened = await open(joined(eight, eight, eight), tensor('w', 8, 0), tensor('v', 8, 64))
  expect(opened.notes).toEqual([])
  expect((await opened.read('v')).data).toEqual(Float32Array.of(0, 1, 2, 3, 4, 5, 6, 7))
})

test('two tensors at one place are remarked on', async () => {
  const opened = await open(eight, tensor('w', 8, 0), tensor('v', 4, 0))
  expect(opened.notes).toEqual([{ code: 'note-overlap', values: { file: 'm.gguf', name: 'v', other: 'w', count: 1 } }])
})
