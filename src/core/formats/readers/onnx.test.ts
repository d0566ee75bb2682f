import { describe, expect, test } from 'vitest'
import { field, floats, joined, varint } from '../../../proof/corpus/make-models.ts'
import { initializer, onnxModel, onnxTensor } from '../../../proof/corpus/make-onnx.ts'
import { WatchedFile } from '../../../proof/corpus/watched-file.ts'
import { openWeights } from '../open.ts'
import { memorySource } from '../source.ts'

const FLOAT = 1
const INT8 = 3
const FLOAT16 = 10
const [UINT8, INT32_TYPE, INT64_TYPE, BOOL] = [2, 6, 7, 9] as const

const node = (operator: string, inputs: readonly string[], output: string, ...attributes: Uint8Array[]): Uint8Array =>
  field(1, joined(...inputs.map((name) => field(1, name)), field(2, output), field(4, operator), ...attributes))
const integer = (name: string, value: number): Uint8Array => field(5, joined(field(1, name), field(3, value)))
const open = (bytes: Uint8Array, ...beside: { name: string; bytes: Uint8Array }[]) =>
  openWeights([memorySource('m.onnx', bytes), ...beside.map((file) => memorySource(file.name, file.bytes))])
const valuesOf = async (bytes: Uint8Array, name: string) => Array.from((await (await open(bytes)).read(name)).data)

describe('values', () => {
  test('raw, typed, packed and one by one', async () => {
    const loose = joined(
      field(1, 2),
      field(2, FLOAT),
      field(8, 'l'),
      varint(4 * 8 + 5),
      floats(5),
      varint(4 * 8 + 5),
      floats(6),
    )
    const bytes = onnxModel(
      initializer(onnxTensor('r', FLOAT, [2], floats(1, 2))),
      initializer(onnxTensor('f', FLOAT, [2], floats(3, 4), 4)),
      initializer(loose),
      initializer(onnxTensor('h', FLOAT16, [3], joined(varint(0x3c00), varint(0xc000), varint(0)), 5)),
    )
    expect(await valuesOf(bytes, 'r')).toEqual([1, 2])
    expect(await valuesOf(bytes, 'f')).toEqual([3, 4])
    expect(await valuesOf(bytes, 'l')).toEqual([5, 6])
    expect(await valuesOf(bytes, 'h')).toEqual([1, -2, 0])
    expect((await open(bytes)).about).toEqual([['producer_name', 'maker']])
  })

  test('typed values are those of the field of the type, and as many as the shape says', async () => {
    const [FLOATS, INT32, INT64, DOUBLES] = [4, 5, 7, 10]
    const two = joined(varint(300), varint(7))
    const refused: [string, Uint8Array][] = [
      ['too few', onnxTensor('w', INT64_TYPE, [3], joined(varint(2 ** 40), varint(1)), INT64)],
      ['too many', onnxTensor('w', INT64_TYPE, [1], two, INT64)],
      ['cut short', onnxTensor('w', INT32_TYPE, [2], Uint8Array.of(1, 0xff), INT32)],
      ['cut off', onnxTensor('w', INT32_TYPE, [1], Uint8Array.of(1, 0xff), INT32)],
      ['of another field', onnxTensor('w', FLOAT, [2], new Uint8Array(8), DOUBLES)],
      [
        'in half numbers',
        joined(onnxTensor('w', FLOAT, [2], new Uint8Array(3), FLOATS), field(FLOATS, new Uint8Array(5))),
      ],
      ['of another wire type', joined(field(1, 1), field(2, INT8), field(8, 'w'), field(9, 5))],
    ]
    const found = await Promise.all(
      refused.map(async ([what, bytes]) => {
        const reading = open(onnxModel(initializer(bytes))).then((opened) => opened.read('w'))
        return [what, await reading.catch((error: unknown) => (error as { code: string }).code)]
      }),
    )
    expect(found).toEqual(refused.map(([what]) => [what, 'tensor-size']))
    const both = joined(onnxTensor('w', FLOAT, [2], floats(1, 2), FLOATS), field(INT32, two))
    expect(await valuesOf(onnxModel(initializer(both)), 'w')).toEqual([1, 2])
  })

  test.each([
    ['INT8', INT8, [200, 0xffff_ffff], [-56, -1]],
    ['UINT8', UINT8, [256, 300], [0, 44]],
    ['INT32', INT32_TYPE, [0xffff_ffff, 2 ** 40 + 7], [-1, 7]],
    ['BOOL', BOOL, [256, 2], [1, 1]],
    ['FLOAT16', FLOAT16, [0x1_3c00, 0x4000], [1, 2]],
  ])('varints that are too long for %s are cut as protobuf cuts them', async (_, type, stored, values) => {
    const bytes = onnxModel(initializer(onnxTensor('w', type, [2], joined(...stored.map(varint)), 5)))
    expect(await valuesOf(bytes, 'w')).toEqual(values)
  })

  test('varints of every length come through the seams of the pieces', async () => {
    const numbers = Array.from({ length: 40_000 }, (_, i) =>
      BigInt.asIntN(64, 0x9e37_79b9_7f4a_7c15n >> BigInt(i % 64)),
    )
    const bytes = onnxModel(
      initializer(onnxTensor('w', INT64_TYPE, [numbers.length], joined(...numbers.map(varint)), 7)),
    )
    const file = new WatchedFile('m.onnx', bytes)
    const { data } = await (await openWeights([file])).read('w', file.pace)
    expect(data).toEqual(Float64Array.from(numbers, Number))
    expect(file.pauses.length).toBeGreaterThan(1)
  })

  test.each([
    ['packed numbers', (count: number) => onnxTensor('w', INT64_TYPE, [count], new Uint8Array(count), 7)],
    ['packed floats', (count: number) => onnxTensor('w', FLOAT, [count / 4], new Uint8Array(count), 4)],
    ['an attribute', (count: number) => field(5, joined(field(1, 'value_ints'), field(8, new Uint8Array(count))))],
  ])('%s are counted and read with pauses', async (what, made) => {
    const tensors =
      what === 'an attribute' ? node('Constant', [], 'w', made(3 * 2 ** 21)) : initializer(made(3 * 2 ** 21))
    const file = new WatchedFile('m.onnx', onnxModel(tensors))
    const opened = await openWeights([file], { pace: file.pace })
    await opened.read('w', file.pace)
    expect(file.mostWork).toBeLessThan(5 * 2 ** 20)
  })

  test('constants of every kind, in subgraphs too', async () => {
    const inner = node(
      'Constant',
      [],
      'i',
      field(5, joined(field(1, 'value_ints'), field(8, joined(varint(7), varint(300))))),
    )
    const bytes = onnxModel(
      node('Constant', [], 's', field(5, joined(field(1, 'value_float'), varint(2 * 8 + 5), floats(2.5)))),
      node('If', ['c'], 'o', field(5, joined(field(1, 'then_branch'), field(6, inner)))),
      node(
        'ConstantOfShape',
        ['x'],
        'no',
        field(5, joined(field(1, 'value'), field(5, onnxTensor('', FLOAT, [1], floats(1))))),
      ),
    )
    const opened = await open(bytes)
    expect(opened.tensors.map(({ name, shape }) => [name, shape])).toEqual([
      ['s', []],
      ['i', [2]],
    ])
    expect(await valuesOf(bytes, 'i')).toEqual([7, 300])
  })
})

describe('weights that the model quantizes', () => {
  const codes = onnxTensor('w', INT8, [2, 3], Uint8Array.of(1, 2, 3, 254, 5, 6))

  test('one scale for all, and a zero point', async () => {
    const bytes = onnxModel(
      initializer(codes),
      initializer(onnxTensor('s', FLOAT, [], floats(0.5))),
      initializer(onnxTensor('z', INT8, [], Uint8Array.of(1))),
      node('DequantizeLinear', ['w', 's', 'z'], 'y'),
    )
    const read = await (await open(bytes)).read('y')
    expect(read).toMatchObject({ shape: [2, 3], dtype: 'INT8 × FLOAT', data: Float32Array.of(0, 0.5, 1, -1.5, 2, 2.5) })
    expect(read.stored).toEqual({
      kind: 'affine',
      dtype: 'INT8',
      codes: Float32Array.of(1, 2, 3, -2, 5, 6),
      scales: Float32Array.of(0.5),
      zeroPoints: Float32Array.of(1),
      axis: null,
      group: null,
    })
  })

  test.each([
    ['an axis', [integer('axis', 0)], [2], [1, 10], [1, 2, 3, -20, 50, 60]],
    ['the last axis by itself', [], [3], [1, 10, 100], [1, 20, 300, -2, 50, 600]],
    ['blocks', [integer('axis', 1), integer('block_size', 2)], [2, 2], [1, 10, 2, 20], [1, 2, 30, -4, 10, 120]],
  ])('a scale for each of %s', async (_, attributes, dims, scales, values) => {
    const bytes = onnxModel(
      initializer(codes),
      initializer(onnxTensor('s', FLOAT, dims, floats(...scales))),
      node('DequantizeLinear', ['w', 's'], 'y', ...attributes),
    )
    expect(await valuesOf(bytes, 'y')).toEqual(values)
  })

  test('are rounded to the type of the output', async () => {
    const narrow = (dims: readonly number[], type: number, code: number) =>
      initializer(onnxTensor('s', type, dims, new Uint8Array(Uint16Array.of(code).buffer)))
    // 1 + 2⁻¹⁰ times the codes: NumPy's float16 keeps these, bfloat16 nothing of the fraction
    const half = [1.0009765625, 2.001953125, 3.00390625, -2.001953125, 5.00390625, 6.0078125]
    const brain = [1, 2, 3, -2, 5, 6]
    const node16 = node('DequantizeLinear', ['w', 's'], 'y')
    expect(await valuesOf(onnxModel(initializer(codes), narrow([], FLOAT16, 0x3c01), node16), 'y')).toEqual(half)
    const toBrain = node('DequantizeLinear', ['w', 's'], 'y', integer('output_dtype', 16))
    expect(await valuesOf(onnxModel(initializer(codes), narrow([], FLOAT16, 0x3c01), toBrain), 'y')).toEqual(brain)
    const great = node('DequantizeLinear', ['w', 's'], 'y')
    expect(
      (await valuesOf(onnxModel(initializer(codes), narrow([], FLOAT16, 0x7bff), great), 'y')).slice(0, 4),
    ).toEqual([65504, Infinity, Infinity, -Infinity])
  })

  test('name the codes that they are made of, by the name these have in the list', async () => {
    const bytes = onnxModel(
      initializer(codes),
      initializer(onnxTensor('s', FLOAT, [], floats(0.5))),
      node('DequantizeLinear', ['w', 's'], 'y'),
    )
    const twice = await openWeights([memorySource('a.onnx', bytes), memorySource('b.onnx', bytes)])
    expect(twice.tensors.map(({ name, codes: of }) => [name, of])).toEqual([
      ['w', undefined],
      ['s', undefined],
      ['y', 'w'],
      ['w (2)', undefined],
      ['s (2)', undefined],
      ['y (2)', 'w (2)'],
    ])
  })

  test('scales that do not fit make no weights', async () => {
    const bytes = onnxModel(
      initializer(codes),
      initializer(onnxTensor('s', FLOAT, [2], floats(1, 2))),
      node('DequantizeLinear', ['w', 's'], 'y'),
      node('DequantizeLinear', ['x', 's'], 'y2'),
    )
    expect((await open(bytes)).tensors.map(({ name }) => name)).toEqual(['w', 's'])
  })
})

describe('external data', () => {
  const entry = (key: string, value: string): Uint8Array => field(13, joined(field(1, key), field(2, value)))
  const outside = (location: string): Uint8Array =>
    onnxModel(
      initializer(
        joined(field(1, 2), field(2, FLOAT), field(8, 'W'), entry('location', location), entry('offset', '4')),
      ),
    )

  test('is read from the file that was given with it, which is no file of its own then', async () => {
    const opened = await open(outside('sub/m.data'), { name: 'm.data', bytes: floats(1, 2, 3) })
    expect(opened.notes).toEqual([])
    expect((await opened.read('W')).data).toEqual(Float32Array.of(2, 3))
  })

  test.each(['../m.data', '/m.data', 'https://example.org/m.data', 'C:\\m.data', ''])(
    '%s is not looked for',
    async (location) => {
      const opening = open(outside(location), { name: 'm.data', bytes: floats(1, 2, 3) })
      await expect(opening).rejects.toMatchObject({ code: 'onnx-external' })
    },
  )

  test.each([
    ['another length than the tensor', [entry('length', '8')], 'tensor-size'],
    ['no number for its length', [entry('length', 'all')], 'tensor-range'],
    ['no decimal number for its offset', [entry('offset', '0x4')], 'tensor-range'],
    ['a negative offset', [entry('offset', '-4')], 'tensor-range'],
  ])('that has %s is refused', async (_, pairs, code) => {
    const stated = joined(field(1, 1), field(2, FLOAT), field(8, 'W'), entry('location', 'm.data'), ...pairs)
    const opening = open(onnxModel(initializer(stated)), { name: 'm.data', bytes: floats(1, 2) })
    await expect(opening).rejects.toMatchObject({ code })
  })

  test('that is too short is refused', async () => {
    const opening = open(outside('m.data'), { name: 'm.data', bytes: floats(1, 2) })
    await expect(opening).rejects.toMatchObject({ code: 'tensor-cut', values: { file: 'm.data', needs: 12, bytes: 8 } })
  })
})
