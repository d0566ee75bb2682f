import { expect, test } from 'vitest'
import { dequantized, scalePlace, storedInfo, storedWeight } from './stored.ts'
import type { Stored } from './tensor.ts'

const affine = (scales: number[], axis: number | null, group: number | null): Stored => ({
  kind: 'affine',
  dtype: 'INT8',
  codes: Float32Array.of(1, 2, 3, 4, 5, 6),
  scales: Float32Array.from(scales),
  zeroPoints: Float32Array.from(scales, (_, i) => i),
  axis,
  group,
})

test.each([
  ['one scale for all', [10], null, null, [0, 0, 0, 0, 0, 0]],
  ['one per row', [10, 20], 0, null, [0, 0, 0, 1, 1, 1]],
  ['one per column', [10, 20, 30], 1, null, [0, 1, 2, 0, 1, 2]],
  ['one per group of a row, the last one short', [1, 2, 3, 4], 1, 2, [0, 0, 1, 2, 2, 3]],
  ['one per group of a column', [1, 2, 3], 0, 2, [0, 1, 2, 0, 1, 2]],
])('%s', (_, scales, axis, group, places) => {
  const stored = affine(scales, axis, group)
  const placeOf = scalePlace([2, 3], axis, group)
  expect(Array.from({ length: 6 }, (_, i) => placeOf(i))).toEqual(places)
  if (stored.kind !== 'affine') return
  const { codes } = stored
  const values = dequantized(codes, stored.scales, stored.zeroPoints, placeOf)
  for (let i = 0; i < 6; i++) {
    const weight = storedWeight(stored, [2, 3], i)
    expect(weight).toEqual({ kind: 'affine', code: i + 1, scale: scales[places[i] ?? 0], zeroPoint: places[i] })
    if (weight.kind === 'affine') expect(values[i]).toBe(weight.scale * (weight.code - weight.zeroPoint))
  }
  expect(storedInfo(stored)).toEqual({ kind: 'affine', dtype: 'INT8', scales: scales.length, axis, group })
})

test('a weight of a block is found with the bytes of its block', () => {
  const stored: Stored = { kind: 'blocks', type: 'TOY', elements: 2, bytes: 3, data: Uint8Array.of(1, 2, 3, 4, 5, 6) }
  expect(storedWeight(stored, [4], 3)).toEqual({ kind: 'blocks', block: 1, place: 1, bytes: Uint8Array.of(4, 5, 6) })
  expect(storedInfo(stored)).toEqual({ kind: 'blocks', type: 'TOY', elements: 2, bytes: 3 })
})
