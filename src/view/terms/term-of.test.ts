import { describe, expect, test } from 'vitest'
import { FIGURES } from '../../core/evaluation.ts'
import { generators } from '../../core/generators/all.ts'
import { methods } from '../../core/methods/all.ts'
import { liveParams, withDefaults } from '../../core/params.ts'
import type { Method } from '../../core/quantizer/method.ts'
import { en } from '../../i18n/en/index.ts'
import { rare as enRare } from '../../i18n/en/rare.ts'
import { zhCN } from '../../i18n/zh-CN/index.ts'
import { rare as zhRare } from '../../i18n/zh-CN/rare.ts'
import { type Language, relevant, termOf } from './term-of.ts'

const LANGUAGES: readonly Language[] = [
  { locale: 'en', words: en, rare: enRare },
  { locale: 'zh-CN', words: zhCN, rare: zhRare },
]

/** The ends are those of the range, and a list of block sizes needs no word for each. */
const SAID_BY_OTHERS = new Set(['a', 'b'])
const NUMBERS = /^\d+$/

function idsOf(method: Method): string[] {
  return method.params.flatMap((param) => {
    if (SAID_BY_OTHERS.has(param.key)) return []
    const values = param.kind === 'choice' ? param.options.filter((option) => !NUMBERS.test(option)) : []
    return [param.key, ...values.map((value) => `${param.key}.${value}`)]
  })
}

describe.each(LANGUAGES)('in $locale', (language) => {
  const missing = (ids: readonly string[], method?: Method): string[] =>
    ids.filter((id) => !termOf(id, language, method)?.text)

  test('every figure has a meaning', () => {
    expect(missing(FIGURES)).toEqual([])
  })

  test.each(methods.map((method) => [method.id, method] as const))('so has every setting of %s', (_, method) => {
    expect(missing(idsOf(method), method)).toEqual([])
  })

  test('and every parameter of the generators', () => {
    const keys = generators.flatMap(({ params }) => params.map(({ key }) => `source.${key}`))
    expect(missing(keys)).toEqual([])
  })

  test('a choice is called as on the page', () => {
    const name = (id: string, method?: string) =>
      termOf(
        id,
        language,
        methods.find((each) => each.id === method),
      )?.name
    expect(name('rounding.half-even')).toBe(language.words.rounding.options['half-even'])
    expect(name('gran.channel')).toBe(language.words.granularity.options.channel)
    expect(name('sqnr')).toBe(language.words.figures.sqnr)
    for (const method of methods) {
      for (const param of method.params) {
        if (param.kind !== 'choice' || !param.names) continue
        for (const value of param.options) {
          expect(termOf(`${param.key}.${value}`, language, method)?.name).toBe(param.names[value]?.[language.locale])
        }
      }
    }
  })

  test('texts are short, and of this language', () => {
    const { of, choices } = language.rare.terms
    const texts = [...Object.values(of).map(([, text]) => text), ...Object.values(choices).flatMap(Object.values)]
    expect(texts.filter((text) => text.length > 180)).toEqual([])
    const chinese = texts.filter((text) => /\p{Script=Han}/u.test(text))
    if (language.locale === 'en') expect(chinese).toEqual([])
    else expect(chinese.length).toBe(texts.length)
  })

  test('bits mean another thing where they stand behind the point', () => {
    const of = (id: string) =>
      termOf(
        'k',
        language,
        methods.find((method) => method.id === id),
      )?.name
    expect(of('affine')).toBe(language.words.bits.title)
    expect(of('fixed-point')).toBe(language.words.bits.fractional)
  })

  test('what nothing is said of is undefined', () => {
    for (const id of ['', 'toString', 'k.4', 'range.constructor', 'step.none', 'quantized.sqrt', '.']) {
      expect(termOf(id, language, undefined)).toBeUndefined()
    }
  })
})

test('the words of a method are those of its family and of its settings', () => {
  const words = (id: string, given = {}) => {
    const method = methods.find((each) => each.id === id)
    if (!method) throw new Error(`there is no ${id}`)
    const params = withDefaults(method.params, given)
    const live = liveParams(method.params, params).map(({ key }) => key)
    return relevant(method, params, live).flatMap(({ id, choice = [] }) => [id].concat(choice))
  }
  expect(words('affine')).toEqual(expect.arrayContaining(['zp', 'scale', 'range', 'range.mse', 'rounding.half-even']))
  expect(words('affine', { range: 'percentile' })).toEqual(expect.arrayContaining(['range.percentile', 'p']))
  expect(words('float8_e4m3fn')).toEqual(expect.arrayContaining(['e', 'm', 'bias', 'subnormal', 'overflow.saturate']))
  expect(words('float8_e4m3fn')).not.toContain('zp')
  expect(words('q4_k')).toEqual(expect.arrayContaining(['block', 'superblock']))
  for (const { id } of methods) expect(new Set(words(id)).size).toBe(words(id).length)
})
