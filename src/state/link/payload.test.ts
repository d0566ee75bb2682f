import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeFloat16 } from '../../core/numeric/float16.ts'
import { crc32 } from '../../core/numeric/crc32.ts'
import { base64UrlLength, fromBase64Url, toBase64Url } from './bytes.ts'
import { exactHalf } from './half.ts'
import { encodeValues, payloadOf, readLink, writeLink } from './index.ts'

describe('bytes', () => {
  test('the check value of CRC-32', () => {
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926)
    expect(crc32(new Uint8Array())).toBe(0)
  })

  test('base64url is what Node writes, both ways', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const text = toBase64Url(bytes)
        expect(text).toBe(Buffer.from(bytes).toString('base64url'))
        expect(text.length).toBe(base64UrlLength(bytes.length))
        expect(fromBase64Url(text)).toEqual(new Uint8Array(bytes))
      }),
    )
  })

  test('the first foreign character is named', () => {
    expect(fromBase64Url('AA+A')).toBe(2)
    expect(fromBase64Url('é')).toBe(0)
  })
})

describe('half precision', () => {
  test('every value that is one has its pattern, its neighbours have none', () => {
    const wrong: number[] = []
    for (let half = 0; half < 0x7c00; half++) {
      const value = decodeFloat16(half)
      const beside = [value + 2 ** -26, value * (1 + 2 ** -12), value + 65536].map(Math.fround)
      const found = [value, -value, ...beside].map(exactHalf)
      const expected = [half, half | 0x8000, undefined, half === 0 ? 0 : undefined, undefined]
      // too small to be seen beside a large value
      if (beside[0] === value) expected[2] = half
      if (found.some((pattern, i) => pattern !== expected[i])) wrong.push(half)
    }
    expect(wrong).toEqual([])
  })

  test('known values', () => {
    const known = [0x3c00, 0x7bff, 0x0400, 0x0001, 0x8000, 0x7c00, 0xfc00, 0x7e00]
    const values = [1, 65504, 2 ** -14, 2 ** -24, -0, Infinity, -Infinity, Number.NaN]
    expect(values.map(exactHalf)).toEqual(known)
    expect([0.1, 65520, 2 ** -25, 3e38, 1 + 2 ** -40].map(exactHalf)).toEqual(Array(5).fill(undefined))
  })
})

describe('weights in a link', () => {
  test('float32 arrive bit for bit, whatever they are', () => {
    const data = Float32Array.of(0, -0, 1 / 3, -1.17549435e-38, 1e-45, 3.4028235e38, Infinity, -Infinity, Number.NaN)
    const source = encodeValues(data, [3, 3])
    expect(source.id).toBe('f32')
    expect(payloadOf(source)).toEqual({ kind: 'payload', data, shape: [3, 3] })
  })

  test('float32 that are half precision travel as such', () => {
    const data = Float32Array.of(0.5, -65504, 2 ** -24, -0, Infinity, Number.NaN)
    const source = encodeValues(data, [6])
    expect(source).toMatchObject({ id: 'f16', params: { n: 6, d: 'ADj_-wEAAIAAfAB-' } })
    expect(payloadOf(source)).toEqual({ kind: 'payload', data, shape: [6] })
  })

  test('float64 stay decimals', () => {
    const data = Float64Array.of(1.2, -0, 1e21, 5e-324)
    const source = encodeValues(data, [2, 2])
    expect(source).toEqual({ id: 'values', params: { n: 4, shape: '2x2', d: '1.2,-0,1e21,5e-324' } })
    expect(payloadOf(source)).toEqual({ kind: 'payload', data, shape: [2, 2] })
    expect(encodeValues(Float64Array.of(1.5, Number.NaN), [2]).id).toBe('f16')
  })

  test('a payload written by another program', () => {
    const bytes = Buffer.from(Float32Array.of(1.2, 2.3, 3.4).buffer)
    const crc = crc32(bytes).toString(16).toUpperCase()
    const reading = readLink(`#v=1&src=f32;n=3;crc=${crc};d=${bytes.toString('base64url')}%3D`)
    const source = encodeValues(Float32Array.of(1.2, 2.3, 3.4), [3])
    expect(reading).toMatchObject({ kind: 'scene', scene: { source }, remarks: [] })
  })

  test.each([
    ['f16;n=256;crc=0;d=AAAA', 'payload-length', { expected: 342 * 2 - 1, actual: 4 }],
    ['f16;n=256;crc=0', 'payload-length', { expected: 683, actual: 0 }],
    ['f32;n=1;crc=0;d=AAA*AA', 'payload-character', { character: '*', position: 4 }],
    ['f32;n=1;crc=2144df1d;d=AAAAAA', 'payload-checksum', { expected: '2144df1d', actual: '2144df1c' }],
    ['f32;n=1;d=AAAAAA', 'payload-incomplete', { key: 'crc' }],
    ['f32;n=1;crc=xyz;d=AAAAAA', 'payload-incomplete', { key: 'crc' }],
    ['f32;crc=2144df1c;d=AAAAAA', 'payload-incomplete', { key: 'n' }],
    ['f32;n=-1;crc=2144df1c;d=AAAAAA', 'payload-incomplete', { key: 'n' }],
    ['values', 'payload-incomplete', { key: 'n' }],
    ['values;n=5;d=1,2,3', 'payload-count', { expected: 5, actual: 3 }],
    ['values;n=5', 'payload-count', { expected: 5, actual: 0 }],
    ['values;n=3;d=1,2,', 'payload-number', { text: '', position: 3 }],
    ['values;n=3;d=1,nan,3', 'payload-number', { text: 'nan', position: 2 }],
    ['values;n=2;d=1,1e999', 'payload-number', { text: '1e999', position: 2 }],
  ])('%s is damaged', (src, reason, values) => {
    expect(readLink(`v=1&src=${src}&lang=zh-CN&theme=dark`)).toEqual({
      kind: 'damaged',
      reason,
      values,
      look: { lang: 'zh-CN', theme: 'dark' },
    })
  })

  test('decimals that nobody counted are counted', () => {
    const reading = readLink('v=1&src=values;d=1.2, 2.3,-3e-1')
    if (reading.kind === 'damaged') throw new Error(reading.reason)
    expect(reading.remarks).toEqual([])
    expect(payloadOf(reading.scene.source)).toMatchObject({ data: Float64Array.of(1.2, 2.3, -0.3), shape: [3] })
    expect(writeLink(reading.scene)).toBe('v=1&src=values;n=3;d=1.2,%202.3,-3e-1')
  })
})
