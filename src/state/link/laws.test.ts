import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { generators } from '../../core/generators/all.ts'
import { methods } from '../../core/methods/all.ts'
import { highest, lowest, type Params, type ParamValue, withDefaults } from '../../core/params.ts'
import type { KeptPair, Scene, SourceSpec } from '../scene.ts'
import { writeLink } from './index.ts'
import { encodeValues, readLink } from './reading.ts'
import { type LinkParam, SETTINGS, SOURCES } from './schema.ts'
import { tidy } from './read-text.ts'

const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
const hex64 = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 })

/** A text of the kind that this parameter takes, in its canonical form. */
function textOf(key: string): fc.Arbitrary<string> {
  if (key === 'shape') return fc.constantFrom('6', '2x3', '48x64')
  return key === 'sha256' ? hex64 : words
}

/** Any legal value of a parameter, or none. */
function valueOf(param: LinkParam): fc.Arbitrary<ParamValue | undefined> {
  if (param.kind === 'choice') return fc.option(fc.constantFrom(...param.options), { nil: undefined })
  if (param.kind === 'shape') return fc.constantFrom(undefined, 'row', 'column')
  if (param.kind === 'text') return fc.option(textOf(param.key), { nil: undefined })
  const { min, max } = param
  const number = param.kind === 'integer' ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true })
  return fc.option(number, { nil: undefined })
}

/** Given parameters as a scene holds them: legal beside each other, defaults left out. */
function paramsOf(list: readonly LinkParam[]): fc.Arbitrary<Params> {
  return fc.tuple(...list.map(valueOf)).map((values) => {
    const given = new Map<string, ParamValue>()
    for (const [i, param] of list.entries()) {
      const value = values[i]
      if (value !== undefined && value !== param.default && !('least' in param) && !('most' in param)) {
        given.set(param.key, value)
      }
    }
    const full = withDefaults(list, Object.fromEntries(given))
    for (const [i, param] of list.entries()) {
      const value = values[i]
      if (param.kind === 'shape' && value) given.set(param.key, value === 'row' ? `1x${full.n}` : `${full.n}x1`)
      if (param.kind !== 'integer' || typeof value !== 'number' || value === param.default) continue
      if (value >= lowest(param, full) && value <= highest(param, full)) given.set(param.key, value)
    }
    return Object.fromEntries(given)
  })
}

/** Pairs to be kept: unknown keys, and known ones that are given twice. */
function keptOf(list: readonly LinkParam[], forbidden: RegExp): fc.Arbitrary<KeptPair[]> {
  const text = fc.string({ unit: 'grapheme', maxLength: 8 }).map((raw) => tidy(raw).replace(forbidden, ''))
  const unknown = text.map((key) => `${key}_`.replaceAll('=', ''))
  const known = list.map((param) => param.key)
  const key = known.length > 0 ? fc.oneof(unknown, fc.constantFrom(...known)) : unknown
  return fc.array(fc.tuple(key, text), { maxLength: 3 })
}

function specOf(id: string, list: readonly LinkParam[]): fc.Arbitrary<SourceSpec> {
  return fc
    .record({ id: fc.constant(id), params: paramsOf(list), kept: keptOf(list, /[&;]/g) })
    .map(({ kept, ...spec }) => (kept.length > 0 ? { ...spec, kept } : spec))
}

const unknownSpec = fc
  .record({ id: fc.string({ unit: 'grapheme', maxLength: 6 }), kept: keptOf([], /[&;]/g) })
  .map(
    ({ id, kept }) =>
      ({ id: `?${id.replaceAll(';', '')}`, params: {}, ...(kept.length > 0 ? { kept } : {}) }) satisfies SourceSpec,
  )

const payload = fc
  .oneof(
    fc
      .array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 })
      .map((each) => Float64Array.from(each)),
    fc.array(fc.float(), { minLength: 1 }).map((each) => Float32Array.from(each)),
    fc
      .array(fc.constantFrom(0, -0, 0.5, -65504, 6e-8, Number.NaN, Infinity), { minLength: 1 })
      .map((each) => Float32Array.from(each)),
  )
  .chain((data) => fc.constantFrom([data.length], [1, data.length]).map((shape) => encodeValues(data, shape)))

const plainSources = [...SOURCES].filter(([id]) => !['values', 'f16', 'f32'].includes(id))
const source = fc.oneof(
  payload,
  unknownSpec,
  ...plainSources.map(([id, list]) => specOf(id, list)),
  ...generators.map(({ id, params }) => specOf(id, params)),
)
const pane = fc.oneof(unknownSpec, ...methods.map(({ id, params }) => specOf(id, params)))

const scene: fc.Arbitrary<Scene> = fc
  .record({
    source,
    panes: fc.array(pane, { minLength: 1, maxLength: 4 }),
    view: fc.constantFrom('lab', 'compare', 'model', 'file', 'lessons'),
    lang: fc.constantFrom(undefined, 'en', 'zh-CN'),
    theme: fc.constantFrom('auto', 'light', 'dark', 'projector'),
    bins: fc.integer({ min: 16, max: 512 }),
    y: fc.constantFrom('sqrt', 'linear', 'log'),
    present: fc.boolean(),
    kept: keptOf([{ kind: 'text', key: 'src' }, { kind: 'text', key: 'v' }, ...SETTINGS], /&/g),
  } as const)
  .map(({ lang, ...rest }) => (lang ? { ...rest, lang } : rest))

/** Pieces of links, wrongly put together. */
const garbage = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'v=1',
        '&',
        '&',
        ';',
        ';',
        '=',
        '#',
        '%',
        '%3B',
        '%253B',
        '%26',
        '%ff',
        'src=',
        'q=',
        'q=affine',
        'values',
      ),
      fc.constantFrom(
        'normal',
        'n=',
        'shape=2x3',
        'f32',
        'd=',
        'crc=',
        '1',
        '-0',
        '1e999',
        '0x10',
        '__proto__',
        'constructor',
      ),
      fc.constantFrom(
        'lang=',
        'theme=dark',
        'bins=',
        'example',
        'k=',
        'toString=',
        'view=compare',
        'embed',
        ',',
        '\u0000',
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
      fc.integer({ min: 0xd800, max: 0xdfff }).map((half) => String.fromCharCode(half)),
    ),
    { maxLength: 24 },
  )
  .map((pieces) => pieces.join(''))

/** What stays true of a link for ever: it is not about a value that was replaced. */
const LASTING = /^link-(unknown|unavailable|repeated)/

describe('laws of the link', () => {
  test('reading what was written gives the scene back', () => {
    fc.assert(
      fc.property(scene, (given) => {
        const reading = readLink(writeLink(given))
        expect(reading.kind === 'scene' && reading.scene).toEqual(given)
        expect(reading.kind === 'scene' && reading.remarks.filter(({ code }) => !LASTING.test(code))).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })

  test('anything can be read, and what was made of it can be written and read for ever', () => {
    fc.assert(
      fc.property(garbage, (text) => {
        const reading = readLink(text)
        if (reading.kind === 'damaged') return
        const link = writeLink(reading.scene)
        const again = readLink(link)
        expect(again.kind === 'scene' && again.scene).toEqual(reading.scene)
        expect(again.kind === 'scene' && writeLink(again.scene)).toBe(link)
        expect(again.kind === 'scene' && again.remarks.filter(({ code }) => !LASTING.test(code))).toEqual([])
      }),
      { numRuns: 5000 },
    )
  })

  test('a written link needs no further encoding and starts with its version', () => {
    fc.assert(
      fc.property(scene, (given) => {
        expect(writeLink(given)).toMatch(/^v=1(?:&[\w\-.~!$'()*+,;=:@/?%]*)*$/)
      }),
    )
  })
})
