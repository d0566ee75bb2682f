import { describe, expect, test } from 'vitest'
import { sparseFile } from '../../../proof/corpus/make-files.ts'
import { field, floats, joined, varint } from '../../../proof/corpus/make-models.ts'
import { initializer, onnxModel } from '../../../proof/corpus/make-onnx.ts'
import { openWeights } from '../open.ts'
import { memorySource } from '../source.ts'

const FLOAT = 1
const open = (bytes: Uint8Array) => openWeights([memorySource('m.onnx', bytes)])

describe('what a damaged length claims', () => {
  /** A field of this many bytes, of which only the tag and the length are here. */
  const claim = (number: number, length: number): Uint8Array => joined(varint(number * 8 + 2), varint(length))
  const within = (number: number, inner: Uint8Array, length: number): Uint8Array =>
    joined(claim(number, inner.length + length), inner)
  const LONG = 2 ** 32
  const claiming = (inner: Uint8Array) => {
    const bytes = joined(field(1, 8), field(2, 'maker'), within(7, inner, LONG))
    return openWeights([sparseFile('m.onnx', bytes.length + LONG, new Map([[0, bytes]]))])
  }

  test.each([
    ['the name of a tensor', within(5, claim(8, LONG), LONG), 'name'],
    ['the name of an input', within(1, claim(1, LONG), LONG), 'name'],
    ['dims', within(5, claim(1, LONG), LONG), 'dimensions'],
  ])('is not read: %s', async (_, inner, fault) => {
    await expect(claiming(inner)).rejects.toMatchObject({ code: 'onnx-damaged', values: { fault } })
  })

  test.each([
    ['packed', field(1, new Uint8Array(2 ** 20).fill(1))],
    ['one by one', joined(...Array.from({ length: 65 }, () => field(1, 1)))],
  ])('more than 64 dimensions, %s, are refused', async (_, dims) => {
    const bytes = onnxModel(initializer(joined(dims, field(2, FLOAT), field(8, 'w'), field(9, floats(1)))))
    await expect(open(bytes)).rejects.toMatchObject({ code: 'onnx-damaged', values: { fault: 'dimensions' } })
  })

  test('64 dimensions are not', async () => {
    const bytes = onnxModel(
      initializer(joined(field(1, new Uint8Array(64).fill(1)), field(2, FLOAT), field(9, floats(1)))),
    )
    expect((await open(bytes)).tensors[0]).toMatchObject({ count: 1, shape: Array.from({ length: 64 }, () => 1) })
  })

  test('of long metadata only the beginning is read', async () => {
    const tail = joined(field(2, FLOAT), field(8, 'w'), field(9, floats(1)))
    const long = within(14, joined(field(1, 'labels'), claim(2, LONG), new Uint8Array(600).fill(0x78)), LONG - 600)
    const bytes = joined(field(1, 8), field(7, initializer(tail)), long)
    const file = sparseFile('m.onnx', bytes.length + LONG - 600, new Map([[0, bytes]]))
    expect((await openWeights([file])).about).toEqual([['labels', `${'x'.repeat(40)}…`]])
  })

  test('a long list of integers is counted in pieces', async () => {
    const count = 2 ** 24 + 2 ** 20
    const list = within(5, joined(field(1, 'value_ints'), claim(8, count)), count)
    const inner = joined(field(2, 'c'), field(4, 'Constant'), list)
    const bytes = joined(field(1, 8), within(7, within(1, inner, count), count))
    const opened = await openWeights([sparseFile('m.onnx', bytes.length + count, new Map([[0, bytes]]))])
    expect(opened.tensors[0]).toMatchObject({ name: 'c', shape: [count] })
  })
})
