import { describe, expect, test } from 'vitest'
import { npyBytes, npyWithHeader } from '../../../proof/corpus/make-files.ts'
import { memorySource } from '../source.ts'
import { reader } from './npy.ts'

const open = (bytes: Uint8Array) => reader.open(memorySource('x.npy', bytes))
const valuesOf = async (bytes: Uint8Array) => (await (await open(bytes)).entries[0]?.load())?.data

const plain = (descr: string, shape = '(1,)'): string =>
  `{'descr': ${descr}, 'fortran_order': False, 'shape': ${shape}, }`

describe('element types', () => {
  test.each([
    ['<f2', Uint16Array.of(0x3c00, 0xc000), Float32Array.of(1, -2)],
    ['<f4', Float32Array.of(1.5, NaN), Float32Array.of(1.5, NaN)],
    ['<f8', Float64Array.of(0.1, 1e300), Float64Array.of(0.1, 1e300)],
    ['|i1', Int8Array.of(-128, 127), Float32Array.of(-128, 127)],
    ['<i2', Int16Array.of(-32768, 5), Float32Array.of(-32768, 5)],
    ['<i4', Int32Array.of(-16777217, 5), Float32Array.of(-16777216, 5)],
    ['<i8', BigInt64Array.of(-(2n ** 53n) - 2n, -1n), Float64Array.of(-9007199254740994, -1)],
    ['|u1', Uint8Array.of(255, 1), Float32Array.of(255, 1)],
    ['<u2', Uint16Array.of(65535, 1), Float32Array.of(65535, 1)],
    ['<u4', Uint32Array.of(4294967295, 1), Float32Array.of(4294967296, 1)],
    ['<u8', BigUint64Array.of(2n ** 64n - 1n, 1n), Float64Array.of(18446744073709551616, 1)],
    ['|b1', Uint8Array.of(1, 0), Float32Array.of(1, 0)],
    ['=f4', Float32Array.of(1, 2), Float32Array.of(1, 2)],
  ])('%s', async (descr, data, values) => expect(await valuesOf(npyBytes(descr, [2], data))).toEqual(values))

  test('big-endian data are turned around', async () => {
    expect(await valuesOf(npyBytes('>f4', [1], Uint8Array.of(0x3f, 0xc0, 0, 0)))).toEqual(Float32Array.of(1.5))
    expect(await valuesOf(npyBytes('>i2', [2], Uint8Array.of(1, 2, 0xff, 0xfe)))).toEqual(Float32Array.of(258, -2))
    expect((await open(npyBytes('>i2', [1], Int16Array.of(0)))).entries[0]?.dtype).toBe('>i2')
  })

  test.each([
    ["'|O'", 'object'],
    ["'<c16'", 'complex'],
    ["'<U7'", 'text'],
    ["'|S3'", 'text'],
    ["'<m8[ns]'", 'date'],
    ["'<f16'", 'long-double'],
    ["'|V2'", 'bytes'],
    ["'<i3'", 'other'],
    ["'float32'", 'other'],
    ["[('x', '<f4'), ('y', '<i4', (2,))]", 'structured'],
  ])('%s is refused as %s', async (descr, kind) => {
    const opening = open(npyWithHeader(plain(descr), new Uint8Array(64)))
    await expect(opening).rejects.toMatchObject({ code: 'npy-dtype', values: { file: 'x.npy', kind } })
  })
})

describe('order of the axes', () => {
  test.each([[[2, 3]], [[3, 4, 5]], [[1, 4, 1, 3]], [[7]], [[2, 0, 3]], [[]]])('Fortran order of %j', async (shape) => {
    const count = shape.reduce((a, b) => a * b, 1)
    const stored = Float32Array.from({ length: count }, (_, i) => i)
    const values = await valuesOf(npyBytes('<f4', shape, stored, true))
    const expected = Array.from({ length: count }, (_, i) => {
      let rest = i
      let from = 0
      for (let axis = shape.length - 1; axis >= 0; axis--) {
        const size = shape[axis] ?? 1
        from += (rest % size) * shape.slice(0, axis).reduce((a, b) => a * b, 1)
        rest = Math.floor(rest / size)
      }
      return from
    })
    expect(Array.from(values ?? [])).toEqual(expected)
  })
})

describe('header', () => {
  test.each([1, 2, 3])('version %i', async (version) => {
    expect(await valuesOf(npyWithHeader(plain("'<f4'"), new Uint8Array(4), version))).toEqual(Float32Array.of(0))
  })

  test('other key order, no blanks, long integers of old Python', async () => {
    const header = `{"shape":(1L,2),"fortran_order":False,"descr":"<f4"}`
    expect((await open(npyWithHeader(header, new Uint8Array(8)))).entries[0]?.shape).toEqual([1, 2])
  })

  test.each([
    ["{'descr': '<f4', 'fortran_order': False}", 'npy-header-key', { key: 'shape' }],
    ["{'descr': '<f4', 'fortran_order': 0, 'shape': (1,)}", 'npy-header-key', { key: 'fortran_order' }],
    ['__import__("os").system("x")', 'npy-header', {}],
    ["{'descr': '<f4', 'fortran_order': False, 'shape': (1,)} + {}", 'npy-header', {}],
    ["{'descr': '<f4', 'fortran_order': False, 'shape': (1,", 'npy-header', {}],
    ["{1: '<f4'}", 'npy-header', {}],
    ['('.repeat(50_000), 'npy-header', {}],
    [plain("'<f4'", '(-1, 4)'), 'npy-shape', { shape: '(-1, 4)' }],
    [plain("'<f4'", '(1.5,)'), 'npy-header', {}],
    [plain("'<f4'", "('2',)"), 'npy-shape', {}],
    [plain("'<f4'", '4'), 'npy-shape', { shape: '4' }],
    [plain("'<f4'", '(9007199254740993, 0)'), 'npy-shape', { shape: '(9007199254740993, 0)' }],
    [plain("'<f4'", `(${'1, '.repeat(65)})`), 'npy-shape', {}],
    [plain("'<f4'", '(4294967296, 4294967296)'), 'npy-truncated', { shape: '(4294967296, 4294967296)' }],
    [plain("'<f4'", '(9007199254740991, 9007199254740991, 9007199254740991)'), 'npy-truncated', {}],
  ])('%s is refused', async (header, code, values) => {
    const opening = open(npyWithHeader(header, new Uint8Array(16)))
    await expect(opening).rejects.toMatchObject({ code, values: { file: 'x.npy', ...values } })
  })

  test('every cut of a file is refused', async () => {
    const bytes = npyBytes('<f4', [2, 2], new Float32Array(4))
    for (let end = 6; end < bytes.length; end++) {
      const code = end < bytes.length - 16 ? 'header-cut' : 'npy-truncated'
      await expect(open(bytes.slice(0, end))).rejects.toMatchObject({ code })
    }
  })

  test('trailing bytes are noted', async () => {
    const bytes = Uint8Array.from([...npyBytes('<f4', [1], Float32Array.of(3)), 1, 2, 3])
    expect((await open(bytes)).notes).toEqual([{ code: 'note-extra-bytes', values: { file: 'x.npy', count: 3 } }])
    expect(await valuesOf(bytes)).toEqual(Float32Array.of(3))
  })

  test('more values than a tab can hold are refused before they are read', async () => {
    const head = npyWithHeader(plain("'<f8'", '(1000000, 1000)'))
    const slice = async (start: number, end: number) => head.slice(start, end)
    const opening = reader.open({ name: 'x.npy', size: head.length + 8e9, slice })
    await expect(opening).rejects.toMatchObject({ code: 'tensor-too-large', values: { count: 1e9 } })
  })
})
