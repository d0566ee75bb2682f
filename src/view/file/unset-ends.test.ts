import { expect, test } from 'vitest'
import affine from '../../core/methods/affine.ts'
import clip from '../../core/methods/clip.ts'
import { liveParams, type Params, withDefaults } from '../../core/params.ts'
import type { Method } from '../../core/quantizer/method.ts'
import { unsetEnds } from './unset-ends.ts'

function unset(method: Method, given: Params): readonly string[] {
  const params = withDefaults(method.params, given)
  const live = new Map(liveParams(method.params, params).map((param) => [param.key, param]))
  return unsetEnds({ method, live, params })
}

test('an end of a range by hand that nobody has set is named', () => {
  expect(unset(affine, { range: 'manual' })).toEqual(['a', 'b'])
  expect(unset(affine, { range: 'manual', a: 0 })).toEqual(['b'])
  // the zero point goes by the range still
  expect(unset(affine, { range: 'manual', scale: 0.1 })).toEqual(['a', 'b'])
  expect(unset(affine, { range: 'manual', a: -1, b: 1 })).toEqual([])
})

test('no end is missing where a rule finds them, a scale is given, or the method has its own', () => {
  expect(unset(affine, { range: 'minmax' })).toEqual([])
  expect(unset(affine, { range: 'manual', scale: 0.1, zp: 8 })).toEqual([])
  expect(unset(clip, {})).toEqual([])
})
