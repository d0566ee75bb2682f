import { expect, test } from 'vitest'
import { methodById } from '../../core/methods/all.ts'
import { type Params, withDefaults } from '../../core/params.ts'
import { groupOf } from '../../core/quantizer/layout.ts'
import { finish } from '../../core/steps.ts'
import { en } from '../../i18n/en/index.ts'
import { zhCN } from '../../i18n/zh-CN/index.ts'
import type { PickedWeight } from '../../engine/engine.ts'
import { bitsOf, constantsOf, namesOf, numberOf, placeOf } from './worked-text.ts'

const WEIGHTS = Float32Array.from({ length: 512 }, (_, i) => Math.fround(((i * 37) % 101) / 50 - 1))

/** The weight at `index` of two rows of 256, as the engine tells of it. */
function picked(id: string, given: Params = {}, index = 259): PickedWeight {
  const method = methodById(id)!
  const params = withDefaults(method.params, given)
  const quantizer = finish(method.prepare({ name: 'w', shape: [2, 256], dtype: 'f4', data: WEIGHTS }, params, {}))
  const group = groupOf(quantizer.layout, index)
  return {
    index,
    position: [Math.floor(index / 256), index % 256],
    group,
    scale: quantizer.scales?.[group] ?? null,
    factor: quantizer.factors?.[group] ?? null,
    zeroPoint: quantizer.zeroPoints?.[group] ?? null,
    symbols: quantizer.symbols?.(group),
    steps: quantizer.trace(group, WEIGHTS[index]!, index),
    quantized: 0,
  }
}

/** Term, number with bits, and meaning of every stage. */
const rowOf = (weight: PickedWeight, rounding = '', words = en): string[][] =>
  weight.steps.map((step) => {
    const [term, meaning] = namesOf(step, weight, rounding, words)
    const bits = bitsOf(step)
    return [term, numberOf(step) + (bits ? ` ${bits}` : ''), meaning]
  })

test('a place is written as NumPy indexes it, without separators', () => {
  const weight = picked('affine')
  expect(placeOf(weight)).toBe('x[1, 3]')
  expect(placeOf({ ...weight, position: [2410] })).toBe('x[2410]')
  expect(placeOf({ ...weight, position: [] })).toBe('x')
})

test.each(['float8_e4m3fn', 'exmy', 'mxfp4', 'nvfp4', 'float16'])('%s: the rounding is named as it is', (id) => {
  const named = (rounding: string, words = en) => rowOf(picked(id, { rounding }), rounding, words).flat()
  expect(named('trunc')).toEqual(expect.arrayContaining(['round', 'toward zero']))
  expect(named('floor')).toContain('down')
  expect(named('stochastic')).toContain('stochastic')
  expect(named('half-even')).toContain('half to even')
  expect(named('trunc', zhCN)).toEqual(expect.arrayContaining(['舍入', '向零取整']))
  for (const rounding of ['trunc', 'floor', 'stochastic']) expect(named(rounding)).not.toContain('nearest')
})

test('the levels of a codebook are the nearest', () => {
  expect(rowOf(picked('nf4')).map(([term]) => term)).toContain('nearest')
})

test.each([
  ['q4_0', 8],
  ['q5_0', 16],
  ['q6_k', 32],
  ['q3_k', 4],
  ['tq1_0', 1],
  ['tq2_0', 1],
])('%s: the code leads to what is stored, and the bits are of that', (id, above) => {
  for (let index = 256; index < 296; index++) {
    const weight = picked(id, {}, index)
    const step = weight.steps.find((each) => each.id === 'saturate')!
    const [code, added, stored] = numberOf(step)
      .replace('−', '-')
      .split(/ [+=] /)
      .map(Number)
    expect([code, added]).toEqual([step.value, above])
    expect(stored).toBe(step.value + above)
    expect(Number.parseInt(bitsOf(step) ?? '', 2)).toBe(stored)
  }
})

test.each(['q8_0', 'q4_1', 'q4_k', 'affine'])('%s: what is stored is the code itself', (id) => {
  const step = picked(id).steps.find((each) => each.id === 'saturate')!
  expect(numberOf(step)).not.toContain('+')
})

test('numbers of the group and the terms that use them have the names of the formula', () => {
  const terms = (id: string): string[] => rowOf(picked(id)).map(([term]) => term!)
  expect(constantsOf(picked('ternary'))).toMatch(/^Δ = 0\.\d+ · α = 0\.\d+$/)
  expect(terms('ternary')).toContain('q × α')
  expect(constantsOf(picked('binary'))).toMatch(/^α = 0\.\d+$/)
  expect(terms('binary')).toContain('sign(x) × α')
  expect(constantsOf(picked('bitnet-b1.58'))).toMatch(/^γ = 0\.\d+$/)
  expect(terms('bitnet-b1.58')).toEqual(expect.arrayContaining(['x ÷ γ', 'q × γ']))
  expect(constantsOf(picked('q4_0'))).toMatch(/^d = /)
  expect(constantsOf(picked('q4_1'))).toMatch(/^d = .* · m = −/)
  expect(terms('q4_1')).toEqual(expect.arrayContaining(['x − m', 'x ÷ d', 'q × d + m']))
  expect(constantsOf(picked('q4_k'))).toMatch(/^d·s = .* · dmin·m = [^−]/)
  expect(terms('q4_k')).toEqual(expect.arrayContaining(['x + dmin·m', 'x ÷ d·s', 'q × d·s − dmin·m']))
  expect(terms('nf4')).toContain('c[q] × s')
  expect(terms('mxfp4')).toEqual(expect.arrayContaining(['x ÷ s', '× s']))
  expect(terms('nvfp4')).toEqual(expect.arrayContaining(['x ÷ st·sb', '× st·sb']))
  expect(constantsOf(picked('nvfp4'))).toMatch(/^st·sb = /)
  expect(constantsOf(picked('nvfp4', { scaling: 'single' }))).toMatch(/^sb = /)
  expect(constantsOf(picked('power-of-two'))).toBe('2^emax = 1.000')
  expect(terms('power-of-two')).toEqual(expect.arrayContaining(['x ÷ 2^emax', 'c[q] × 2^emax']))
  expect(constantsOf(picked('kmeans'))).toBe('')
  // its greatest weight is just below 1, so that the scale of OCP is a half
  expect(constantsOf(picked('mxint8'))).toBe('s = 0.5000')
  expect(terms('mxint8')).toEqual(expect.arrayContaining(['64x ÷ s', 'q/64 × s']))
  expect(terms('iq4_nl')).toContain('c[q] × d')
  expect(constantsOf(picked('affine'), 6)).toMatch(/^s = 0\.\d+ · z = \d+$/)
  expect(terms('affine')).toContain('(q − z) × s')
})

test('every stage has its term', () => {
  for (const id of ['fixed-point', 'clip', 'integer', 'kmeans', 'float16', 'nf4', 'power-of-two'])
    for (const [term] of rowOf(picked(id, { k: 4 }))) expect(term).not.toBe('')
  expect(rowOf(picked('fixed-point')).map(([term]) => term)).toContain('2ᵏ × x')
  expect(rowOf(picked('clip')).map(([term]) => term)).toEqual(expect.arrayContaining(['max(x, a)', 'min(·, b)']))
})

test('the numbers are those of the group of the weight', () => {
  const scaled = (id: string) => [3, 259].map((index) => constantsOf(picked(id, { gran: 'channel' }, index), 6))
  for (const id of ['ternary', 'affine', 'symmetric']) expect(new Set(scaled(id)).size).toBe(2)
})
