import { expect, test } from 'vitest'
import { methodById } from './methods/all.ts'
import type { Params } from './params.ts'
import { scanMethod } from './scan.ts'
import { finish } from './steps.ts'
import type { Values } from './tensor.ts'

function scanned(data: Values, id: string, params: Params = {}) {
  const method = methodById(id)
  if (!method) throw new Error(`no ${id}`)
  return finish(scanMethod({ name: '', shape: [data.length], dtype: '', data }, method, params))
}

test('weights that the method loses are counted, and in neither sum', () => {
  const found = scanned(Float32Array.of(1, 3, -0.3, 1e6, -1e6, NaN), 'float16', { overflow: 'native' })
  expect(found.lost).toBe(2)
  expect(found.signal).toBeCloseTo(10.09, 6)
  expect(found.errorSquares).toBeLessThan(1e-6)
  expect(found.sqnr).toBeCloseTo(10 * Math.log10(found.signal / found.errorSquares), 9)
})

test('so are those that float32 does not reach', () => {
  const found = scanned(Float64Array.of(1, 2, 1e200), 'float16')
  expect(found).toMatchObject({ lost: 1, signal: 5, errorSquares: 0, sqnr: Infinity })
})

test('without any loss the signal is that of all finite weights', () => {
  expect(scanned(Float32Array.of(3, 4, Infinity), 'float16')).toMatchObject({ lost: 0, signal: 25 })
})
