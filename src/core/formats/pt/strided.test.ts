import { expect, test } from 'vitest'
import { sparseFile } from '../../../proof/corpus/make-files.ts'
import { floats } from '../../../proof/corpus/make-models.ts'
import { ELEMENT } from '../element-types.ts'
import { memorySource } from '../source.ts'
import { loadStrided } from './strided.ts'

const member = {
  name: 'data/0',
  size: 0,
  packed: 0,
  method: 0,
  crc: 0,
  headerAt: 0,
  end: 0,
  dataAt: 0,
  encrypted: false,
  nameIsText: true,
}
const viewOf = (shape: readonly number[], strides: readonly number[], offset = 0) => ({
  member,
  type: ELEMENT.float32,
  dtype: 'float32',
  shape,
  strides,
  offset,
})

test('a view takes the room of its values, not of the stretch that it covers', async () => {
  const [rows, stride] = [3, 2 ** 34]
  const pieces = new Map(Array.from({ length: rows }, (_, row) => [4 * (1 + row * stride), floats(row + 1, 9)]))
  const file = sparseFile('m.pt', 4 * rows * stride, pieces)
  const { data } = await loadStrided(file, viewOf([rows, 2], [stride, 1], 1))
  expect(data).toEqual(Float32Array.of(1, 9, 2, 9, 3, 9))
})

/** What each value of a view is, one by one. */
function oneByOne(shape: readonly number[], strides: readonly number[], offset: number): number[] {
  const places = shape.reduce<number[]>(
    (found, size, axis) => found.flatMap((at) => Array.from({ length: size }, (_, i) => at + i * (strides[axis] ?? 0))),
    [offset],
  )
  return places.map((place) => place % 1_000_003)
}

const many = Float32Array.from({ length: 2_600_000 }, (_, i) => i % 1_000_003)
const file = memorySource('m.pt', new Uint8Array(many.buffer))

test.each([
  ['a column', [1250, 1], [2048, 1], 7],
  ['transposed', [1000, 1200], [1, 1000], 3],
  ['permuted', [3, 400, 1, 1000], [1, 3000, 5, 3], 0],
  ['overlapping', [400, 500], [3000, 2000], 11],
  ['overlapping, small steps outside', [4, 1300], [1, 1999], 5],
  ['repeated', [3, 1100, 2], [0, 2048, 0], 1],
  ['a run across the pieces', [2, 550_000], [600_000, 1], 0],
])('values in several pieces: %s', async (_, shape, strides, offset) => {
  const told: number[] = []
  const { data } = await loadStrided(file, viewOf(shape, strides, offset), (done) => void told.push(done))
  // compared by hand: a comparison of millions by the matcher takes seconds
  const expected = oneByOne(shape, strides, offset)
  expect(data.length).toBe(expected.length)
  expect(data.findIndex((value, i) => value !== expected[i])).toBe(-1)
  expect(told.at(-1)).toBe(1)
  expect(told.length).toBeGreaterThan(1)
})

test('a view of few values that overlap pauses as often as one of many', async () => {
  const told: number[] = []
  const repeated = { shape: [3, 1000, 1000], strides: [0, 1, 1] }
  const { data } = await loadStrided(file, viewOf(repeated.shape, repeated.strides), (done) => void told.push(done))
  const expected = oneByOne(repeated.shape, repeated.strides, 0)
  expect(data.findIndex((value, i) => value !== expected[i])).toBe(-1)
  expect(told.length).toBeGreaterThan(20)
  await expect(
    loadStrided(file, viewOf([2 ** 22], [0]), (done) => {
      if (done > 0.1) throw new Error('stopped')
    }),
  ).rejects.toThrow('stopped')
})
