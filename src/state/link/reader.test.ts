import { describe, expect, test } from 'vitest'
import { writeLink } from './index.ts'
import { readLink } from './reading.ts'
import type { LinkReading } from './remarks.ts'
import { LINK_LIMIT, type Registries } from './schema.ts'

/** Small, so that these tests state the grammar and not the methods. */
const registries: Registries = {
  generator: (id) =>
    id === 'normal'
      ? [
          { kind: 'shape', key: 'shape' },
          { kind: 'integer', key: 'n', min: 1, max: 1000, default: 100 },
          { kind: 'integer', key: 'outliers', min: 0, max: 50, default: 0, most: ({ n }) => Number(n) },
          { kind: 'number', key: 'mean', min: -10, max: 10, default: 0 },
        ]
      : undefined,
  method: (id) =>
    id === 'affine'
      ? [
          { kind: 'integer', key: 'k', min: 1, max: 16, default: 4, least: ({ span }) => (span === 'narrow' ? 2 : 1) },
          { kind: 'choice', key: 'span', options: ['full', 'narrow'], default: 'full' },
          { kind: 'number', key: 'scale', min: 0, max: 100 },
        ]
      : undefined,
}

function sceneOf(reading: LinkReading): Extract<LinkReading, { kind: 'scene' }> {
  if (reading.kind !== 'scene') throw new Error(reading.reason)
  return reading
}

const read = (link: string): ReturnType<typeof sceneOf> => sceneOf(readLink(link, registries))
const canonical = (link: string): string => writeLink(read(link).scene, registries)
const remarks = (link: string): [code: string, values: unknown][] =>
  read(link).remarks.map(({ code, values }) => [code, values])

describe('the default scene', () => {
  test.each(['', '#', '#v=1', 'v=1&&', 'v=1&src=example&q=affine;k=4&y=sqrt&bins=80&theme=auto&view=lab&present=0'])(
    '%j',
    (link) => {
      const { scene, remarks } = read(link)
      expect(remarks).toEqual([])
      expect(scene).toEqual({
        source: { id: 'example', params: {} },
        panes: [{ id: 'affine', params: {} }],
        view: 'lab',
        theme: 'auto',
        bins: 80,
        y: 'sqrt',
        present: false,
        kept: [],
      })
      expect(writeLink(scene, registries)).toBe('v=1')
    },
  )
})

describe('canonical form', () => {
  test.each([
    ['q=affine;k=5&v=1&src=normal;n=64', 'v=1&src=normal;n=64&q=affine;k=5'],
    ['v=1&q=affine&q=affine', 'v=1&q=affine&q=affine'],
    ['v=1&src=normal;mean=+05e-1;n=0064;shape=08x8', 'v=1&src=normal;shape=8x8;n=64;mean=0.5'],
    ['v=1&q=affine;scale=1e-7;k=2;span=narrow', 'v=1&q=affine;k=2;span=narrow;scale=1e-7'],
    ['v=1&q=affine;scale=&lang=auto&bins=', 'v=1'],
    [
      'v=1&src=file;name=%E6%9D%83%E9%87%8D.npz;tensor=a/b:0,1 ',
      'v=1&src=file;name=%E6%9D%83%E9%87%8D.npz;tensor=a/b:0,1%20',
    ],
    ['v=1&src=file;name=权重;tensor=a%3Bb%26c%3Dd%23', 'v=1&src=file;name=%E6%9D%83%E9%87%8D;tensor=a%3Bb%26c%3Dd%23'],
    ['v=1&src=normal%3Bn%3D64%3Bmean%3D-1&q=affine%3Bk%3D5', 'v=1&src=normal;n=64;mean=-1&q=affine;k=5'],
    [`v=1&src=file;sha256=${'AB'.repeat(32)}`, `v=1&src=file;sha256=${'ab'.repeat(32)}`],
    ['v=1&embed=1&lang=zh-CN&hide=a,b&present=1', 'v=1&lang=zh-CN&present=1&embed=1&hide=a,b'],
  ])('%s', (link, expected) => {
    expect(canonical(link)).toBe(expected)
    expect(canonical(expected)).toBe(expected)
  })
})

describe('bad values fall back to the default and are named', () => {
  const src = { key: 'src', id: 'normal' }
  const q = { key: 'q', id: 'affine' }
  const range = (min: number, max: number, integer: boolean): unknown => ({ kind: 'range', min, max, integer })
  test.each([
    ['q=affine;k=40', { owner: q, key: 'k', value: '40', used: 4, allowed: range(1, 16, true) }],
    ['q=affine;k=4.5', { owner: q, key: 'k', value: '4.5', used: 4, allowed: range(1, 16, true) }],
    ['q=affine;k=', { owner: q, key: 'k', value: '', used: 4, allowed: range(1, 16, true) }],
    ['q=affine;k=0x4', { owner: q, key: 'k', value: '0x4', used: 4, allowed: range(1, 16, true) }],
    ['q=affine;k=1;span=narrow', { owner: q, key: 'k', value: '1', used: 4, allowed: range(2, 16, true) }],
    ['q=affine;scale=-1', { owner: q, key: 'scale', value: '-1', used: null, allowed: range(0, 100, false) }],
    ['q=affine;scale=NaN', { owner: q, key: 'scale', value: 'NaN', used: null, allowed: range(0, 100, false) }],
    [
      'q=affine;span=%66oo',
      { owner: q, key: 'span', value: 'foo', used: 'full', allowed: { kind: 'options', options: ['full', 'narrow'] } },
    ],
    ['src=normal;outliers=9;n=8', { owner: src, key: 'outliers', value: '9', used: 0, allowed: range(0, 8, true) }],
    [
      'src=normal;shape=9x9',
      { owner: src, key: 'shape', value: '9x9', used: null, allowed: { kind: 'shape', n: 100 } },
    ],
    [
      'src=normal;shape=10x',
      { owner: src, key: 'shape', value: '10x', used: null, allowed: { kind: 'shape', n: 100 } },
    ],
    ['bins=8', { owner: null, key: 'bins', value: '8', used: 80, allowed: range(16, 512, true) }],
    [
      'lang=zh',
      {
        owner: null,
        key: 'lang',
        value: 'zh',
        used: 'auto',
        allowed: { kind: 'options', options: ['auto', 'en', 'zh-CN'] },
      },
    ],
    ['src=', { owner: null, key: 'src', value: '', used: 'example', allowed: { kind: 'text' } }],
    ['q=;k=3', { owner: null, key: 'q', value: ';k=3', used: null, allowed: { kind: 'text' } }],
  ])('%s', (pair, values) => {
    expect(remarks(`v=1&${pair}`)).toEqual([['link-bad-value', values]])
    expect(remarks(canonical(`v=1&${pair}`))).toEqual([])
  })

  test('k=1 is legal where nothing raises the bound', () => {
    expect(canonical('v=1&q=affine;span=full;k=1')).toBe('v=1&q=affine;k=1')
  })
})

describe('what is not known is kept', () => {
  test('keys', () => {
    const link = 'v=1&foo=1;a=%3B;b&__proto__=x&constructor=&=&%zz=%zz'
    expect(canonical(link)).toBe(link)
    expect(remarks(link).map(([code]) => code)).toEqual(Array(5).fill('link-unknown-key'))
    expect(read(link).scene.kept[1]).toEqual(['__proto__', 'x'])
  })

  test('keys of later views, without a word', () => {
    const link = 'v=1&view=compare&lesson=intro&step=2&embed=1&hide=k,range&ro=1'
    expect(canonical(link)).toBe(link)
    expect(remarks(link)).toEqual([])
    expect(read(link).scene.view).toBe('compare')
  })

  test('parameters, inside their own value', () => {
    const link = 'v=1&src=normal;n=64;hue=%3B&q=affine;k=5;__proto__=1'
    expect(canonical(link)).toBe(link)
    expect(remarks(link)).toEqual([
      ['link-unknown-param', { owner: { key: 'src', id: 'normal' }, key: 'hue' }],
      ['link-unknown-param', { owner: { key: 'q', id: 'affine' }, key: '__proto__' }],
    ])
    expect(read(link).scene.panes).toEqual([{ id: 'affine', params: { k: 5 }, kept: [['__proto__', '1']] }])
  })

  test('sources and methods, and nothing takes their place', () => {
    const link = 'v=1&src=cauchy;n=5;x=%3B&q=affine&q=q7_x;k=400;k=1&q=__proto__'
    expect(canonical(link)).toBe(link)
    expect(remarks(link)).toEqual([
      ['link-unavailable-source', { id: 'cauchy' }],
      ['link-unavailable-method', { id: 'q7_x', pane: 1 }],
      ['link-unavailable-method', { id: '__proto__', pane: 2 }],
    ])
  })

  test('an address as source, with a tensor of its file', () => {
    const link = 'v=1&src=url;href=https://example.org/a.npy%3Fx%3D1;tensor=w'
    expect(canonical(link)).toBe(link)
    expect(remarks(link)).toEqual([])
    expect(read(link).scene.source.params).toEqual({ href: 'https://example.org/a.npy?x=1', tensor: 'w' })
    const raw = 'v=1&src=url;href=https://example.org/w.bin;dtype=float16;endian=big;offset=16;shape=48x64'
    expect(canonical(raw)).toBe(raw)
    expect(remarks('v=1&src=file;name=w;dtype=float128;shape=axb').length).toBe(2)
  })
})

describe('the first of a repeated key counts, the others are kept', () => {
  test.each([
    ['theme=dark&theme=light', 'theme=dark&theme=light', null, 'theme'],
    ['theme=auto&theme=light', 'theme=auto&theme=light', null, 'theme'],
    ['theme=blue&theme=light', 'theme=auto&theme=light', null, 'theme'],
    ['lang=xx&lang=en', 'lang=auto&lang=en', null, 'lang'],
    ['src=example&src=normal', 'src=example&src=normal', null, 'src'],
    ['q=affine;k=4;k=5', 'q=affine;k=4;k=5', 'affine', 'k'],
    ['q=affine;scale=-1;scale=5', 'q=affine;scale=;scale=5', 'affine', 'scale'],
  ])('%s', (pairs, expected, id, key) => {
    const owner = id === null ? null : { key: 'q', id }
    expect(canonical(`v=1&${pairs}`)).toBe(`v=1&${expected}`)
    expect(remarks(`v=1&${pairs}`)).toContainEqual(['link-repeated-key', { owner, key }])
    expect(read(`v=1&${expected}`).scene).toEqual(read(`v=1&${pairs}`).scene)
  })
})

describe('versions', () => {
  test('none is taken as this one, and said', () => {
    expect(remarks('q=affine;k=5')).toEqual([['link-no-version', { used: 1 }]])
    expect(canonical('q=affine;k=5')).toBe('v=1&q=affine;k=5')
  })

  test('nonsense is taken as this one, and said', () => {
    const allowed = { kind: 'range', min: 1, max: 1, integer: true }
    for (const value of ['', '0', '-1', 'one']) {
      expect(remarks(`v=${value}`)).toEqual([['link-bad-value', { owner: null, key: 'v', value, used: 1, allowed }]])
    }
  })

  test.each(['2', '10', '1.5', '99999999999999999999999', '2-beta'])('%s is newer', (version) => {
    expect(readLink(`src=normal&v=${version}&theme=dark`, registries)).toEqual({
      kind: 'damaged',
      reason: 'link-newer-version',
      values: { version, known: 1 },
      look: { theme: 'dark' },
    })
  })
})

describe('encoding', () => {
  test('a percent sign that encodes nothing stands for itself', () => {
    const link = 'v=1&src=file;name=100%;tensor=%E6%zz'
    expect(read(link).scene.source.params).toEqual({ name: '100%', tensor: '%E6%zz' })
    expect(remarks(link).map(([code]) => code)).toEqual(['link-bad-encoding', 'link-bad-encoding'])
    expect(canonical(link)).toBe('v=1&src=file;name=100%25;tensor=%25E6%25zz')
    expect(remarks(canonical(link))).toEqual([])
  })

  test('half a surrogate pair', () => {
    expect(canonical('v=1&src=file;name=a\ud800b&\udc00')).toBe('v=1&src=file;name=a%EF%BF%BDb&%EF%BF%BD=')
  })
})

describe('hostile links', () => {
  test('too long', () => {
    expect(readLink('x'.repeat(LINK_LIMIT + 1), registries)).toEqual({
      kind: 'damaged',
      reason: 'link-too-long',
      values: { length: LINK_LIMIT + 1, limit: LINK_LIMIT },
      look: { theme: 'auto' },
    })
  })

  test.each(['&a', 'q=affine;', '%25', '%3B', '%E6', '1', '=', ';', ';k', '-', 'x1', '&q=a', '\ud800'])(
    'long and of nothing but %j',
    (piece) => {
      // what is quadratic in the length takes minutes
      const many = piece.repeat(1_000_000 / piece.length)
      for (const head of ['v=1&', 'v=1&src=', 'v=1&q=affine;k=', 'v=1&src=normal;shape=']) {
        expect(['scene', 'damaged']).toContain(readLink(head + many, registries).kind)
      }
    },
  )
})
