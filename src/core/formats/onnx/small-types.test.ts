import { expect, test } from 'vitest'
import { field, floats, joined, varint } from '../../../proof/corpus/make-models.ts'
import { initializer, onnxModel, onnxTensor } from '../../../proof/corpus/make-onnx.ts'
import { openWeights } from '../open.ts'
import { memorySource } from '../source.ts'

const [RAW, INT32] = [9, 5] as const
const tensor = (name: string, type: number, count: number, values: Uint8Array, at: number = RAW): Uint8Array =>
  initializer(onnxTensor(name, type, [count], values, at))
const open = (bytes: Uint8Array) => openWeights([memorySource('m.onnx', bytes)])
const varints = (codes: readonly number[]) => joined(...codes.map(varint))

const [UINT4, INT4, FLOAT4E2M1, UINT2, INT2, FLOAT6E2M3, FLOAT6E3M2] = [21, 22, 23, 25, 26, 27, 28] as const

/** Name, number, stored bytes, values: these may be fewer than fit into the bytes. */
const BYTES: readonly (readonly [string, number, readonly number[], readonly number[]])[] = [
  ['FLOAT8E4M3FN', 17, [0x38, 0xfe, 0x7f], [1, -448, NaN]],
  ['FLOAT8E4M3FNUZ', 18, [0x40, 0xff, 0x80], [1, -240, NaN]],
  ['FLOAT8E5M2', 19, [0x3c, 0xfc, 0x7f], [1, -Infinity, NaN]],
  ['FLOAT8E5M2FNUZ', 20, [0x40, 0xff, 0x80], [1, -57344, NaN]],
  ['FLOAT8E8M0', 24, [0, 127, 254, 255], [2 ** -127, 1, 2 ** 127, NaN]],
  ['UINT4', UINT4, [0x21, 0xf8], [1, 2, 8, 15]],
  ['INT4', INT4, [0x21, 0xf8, 0xf7], [1, 2, -8, -1, 7]],
  ['FLOAT4E2M1', FLOAT4E2M1, [0x10, 0x7f, 0x08], [0, 0.5, -6, 6, -0]],
  ['UINT2', UINT2, [0b11_10_01_00, 0b11_01], [0, 1, 2, 3, 1]],
  ['INT2', INT2, [0b11_10_01_00, 0b11_01], [0, 1, -2, -1, 1, -1]],
]

test.each(BYTES)('%s, raw and as int32_data', async (name, type, codes, values) => {
  const count = values.length
  const bytes = onnxModel(
    tensor('r', type, count, Uint8Array.from(codes)),
    tensor('i', type, count, varints(codes), INT32),
  )
  const opened = await open(bytes)
  expect(opened.tensors.map(({ dtype, bytes: size }) => [dtype, size])).toEqual([
    [name, codes.length],
    [name, codes.length],
  ])
  for (const each of ['r', 'i']) expect(Array.from((await opened.read(each)).data)).toEqual(values)
})

test.each([
  ['FLOAT6E2M3', FLOAT6E2M3, [1, 0.125, -7.5, -0, 7.5], [0b001000, 0b000001, 0b111111, 0b100000, 0b011111]],
  ['FLOAT6E3M2', FLOAT6E3M2, [1, 0.0625, -28, -0, 28], [0b001100, 0b000001, 0b111111, 0b100000, 0b011111]],
])(
  '%s shares bytes where it is raw, and has one int32 each',
  async (_, type, values, [a = 0, b = 0, c = 0, d = 0, e = 0]) => {
    const raw = Uint8Array.of(a | ((b & 3) << 6), (b >> 2) | ((c & 15) << 4), (c >> 4) | (d << 2), e)
    const opened = await open(
      onnxModel(tensor('r', type, 5, raw), tensor('i', type, 5, varints([a, b, c, d, e]), INT32)),
    )
    expect(opened.tensors[0]).toMatchObject({ count: 5, bytes: 4 })
    for (const each of ['r', 'i']) expect(Array.from((await opened.read(each)).data)).toEqual(values)
  },
)

test('numbers that share bytes come through the seams of the pieces', async () => {
  const codes = new Uint8Array(2 ** 22 + 2 ** 20).map((_, i) => (i * 7) % 251)
  const count = Math.floor((codes.length * 8) / 6)
  const { data } = await (await open(onnxModel(tensor('w', FLOAT6E3M2, count, codes)))).read('w')
  const codeAt = (i: number): number => {
    const at = 6 * i
    return (((codes[at >> 3] ?? 0) | ((codes[(at >> 3) + 1] ?? 0) << 8)) >> (at & 7)) & 63
  }
  const all = Float32Array.from({ length: 64 }, (_, i) => i)
  const packed = new Uint8Array(48)
  for (let i = 0; i < 64; i++)
    for (let bit = 0; bit < 6; bit++) packed[(6 * i + bit) >> 3]! |= ((i >> bit) & 1) << ((6 * i + bit) & 7)
  const table = (await (await open(onnxModel(tensor('t', FLOAT6E3M2, all.length, packed)))).read('t')).data
  expect(data.findIndex((value, i) => !Object.is(value, table[codeAt(i)]))).toBe(-1)
})

test.each([
  ['too few bytes', tensor('w', INT4, 5, new Uint8Array(2)), '3', 2],
  ['too many bytes', tensor('w', INT4, 5, new Uint8Array(4)), '3', 4],
  ['too few varints', tensor('w', INT4, 5, varints([1, 200]), INT32), '3', 2],
  ['too many varints', tensor('w', INT4, 5, varints([1, 2, 3, 4]), INT32), '3', 4],
  ['one varint for several floats', tensor('w', FLOAT6E2M3, 5, varints([1, 2, 3, 4]), INT32), '5', 4],
])('%s are refused', async (_, bytes, needs, found) => {
  const reading = open(onnxModel(bytes)).then((opened) => opened.read('w'))
  await expect(reading).rejects.toMatchObject({ code: 'tensor-size', values: { needs, bytes: found } })
})

test('weights of 4-bit codes are dequantized', async () => {
  const node = joined(...['w', 's', 'z'].map((name) => field(1, name)), field(2, 'y'), field(4, 'DequantizeLinear'))
  const scale = field(5, joined(field(2, 1), field(8, 's'), field(9, floats(0.5))))
  const zero = field(5, joined(field(2, INT4), field(8, 'z'), field(9, Uint8Array.of(0x0f))))
  const opened = await open(onnxModel(tensor('w', INT4, 3, Uint8Array.of(0x8f, 7)), scale, zero, field(1, node)))
  const read = await opened.read('y')
  expect(read).toMatchObject({ dtype: 'INT4 × FLOAT', data: Float32Array.of(0, -3.5, 4) })
  expect(read.stored).toMatchObject({
    dtype: 'INT4',
    codes: Float32Array.of(-1, -8, 7),
    zeroPoints: Float32Array.of(-1),
  })
})

test('are read from another file too', async () => {
  const pair = (key: string, value: string) => field(13, joined(field(1, key), field(2, value)))
  const places = joined(pair('location', 'm.data'), pair('offset', '1'), pair('length', '2'))
  const stated = field(5, joined(field(1, 3), field(2, UINT4), field(8, 'w'), places))
  const beside = memorySource('m.data', Uint8Array.of(9, 0x21, 0xf3))
  const opened = await openWeights([memorySource('m.onnx', onnxModel(stated)), beside])
  expect((await opened.read('w')).data).toEqual(Float32Array.of(1, 2, 3))
})
