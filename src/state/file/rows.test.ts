import { describe, expect, test } from 'vitest'
import { csvOf, cleanName, jsonOf } from './export.ts'
import type { TensorInfo } from '../../core/formats/contents.ts'
import { keptOf, summaryOf } from './listing.ts'
import { filtered, type Row, rowsOf, sorted } from './rows.ts'
import type { TensorScan } from './scanner.ts'
import { concentrationOf, totalsOf } from './totals.ts'

function tensor(name: string, shape: readonly number[] = [10, 10], more: Partial<TensorInfo> = {}): TensorInfo {
  const count = shape.reduce((a, b) => a * b, 1)
  return { name, shape, dtype: 'f4', count, bytes: 4 * count, ...more }
}

function scan(squaredError: number | null, count = 100): TensorScan {
  const stats = {
    n: count,
    finite: count,
    nan: 0,
    posinf: 0,
    neginf: 0,
    overflowed: 0,
    min: -2,
    max: 1,
    mean: 0,
    std: 1,
    sumSquares: 100,
  }
  const damage =
    squaredError === null
      ? null
      : { sqnr: 10 * Math.log10(100 / squaredError), squaredError, signal: 100, lost: 0, bits: 412 }
  return { kind: 'scanned', stats, spark: { low: -2, high: 1, counts: new Uint32Array(64) }, damage, refused: null }
}

type Entry = readonly [TensorInfo, TensorScan | null]

function table(entries: readonly Entry[], more: Partial<Parameters<typeof rowsOf>[0]> = {}): readonly Row[] {
  const tensors = entries.map(([each]) => each)
  const findings = new Map(entries.flatMap(([{ name }, found]) => (found ? [[name, found] as const] : [])))
  return rowsOf({ tensors, kept: keptOf(tensors), findings, before: new Map(), status: 'done', ...more })
}

const names = (rows: readonly Row[]): string[] => rows.map((row) => row.tensor.name)

describe('kept as they are', () => {
  test('are vectors, whole numbers, what is empty and what cannot be read', () => {
    const problem = { code: 'file-empty', values: { file: 'x' } } as const
    const tensors = [
      tensor('weight'),
      tensor('bias', [10]),
      tensor('row', [1, 10]),
      tensor('ids', [4, 4], { dtype: 'I64' }),
      tensor('mask', [4, 4], { dtype: '|b1' }),
      tensor('none', [0, 4]),
      tensor('odd', [4, 4], { problem }),
      tensor('half', [4, 4], { dtype: 'BF16' }),
    ]
    expect(keptOf(tensors)).toEqual(
      new Map([
        ['bias', 'vector'],
        ['ids', 'integer'],
        ['mask', 'integer'],
        ['none', 'empty'],
        ['odd', 'unreadable'],
        ['row', 'vector'],
      ]),
    )
  })

  test('are codes whose values are in the list as well, whatever else there is', () => {
    const tensors = [tensor('w', [10], { dtype: 'INT8', bytes: 10 }), tensor('y', [10], { codes: 'w', bytes: 10 })]
    expect([...keptOf(tensors)]).toEqual([['w', 'codes']])
    expect(summaryOf(tensors)).toMatchObject({ dtypes: ['I8', 'F32'], count: 10, bytes: 10 })
  })

  test('are quantized where nothing else is there', () => {
    const problem = { code: 'file-empty', values: { file: 'x' } } as const
    const tensors = [tensor('bias', [10]), tensor('ids', [4], { dtype: '<i4' }), tensor('odd', [4, 4], { problem })]
    expect([...keptOf(tensors)]).toEqual([['odd', 'unreadable']])
  })
})

describe('the ranking', () => {
  const entries: Entry[] = [
    [tensor('a'), scan(1)],
    [tensor('bias', [10]), scan(null, 10)],
    [tensor('b'), scan(6)],
    [tensor('c'), scan(3)],
    [tensor('d'), null],
  ]

  test('goes by the share of the squared error; what has none comes last, in the order of the file', () => {
    const rows = table(entries)
    expect(names(sorted(rows, { key: 'error', descending: true }))).toEqual(['b', 'c', 'a', 'bias', 'd'])
    expect(rows.map(({ share }) => share)).toEqual([0.1, Number.NaN, 0.6, 0.3, Number.NaN])
  })

  test('by any column, either way; names as people count', () => {
    const rows = table([
      [tensor('w10'), scan(0)],
      [tensor('w9'), scan(2)],
      [tensor('w1'), null],
    ])
    expect(names(sorted(rows, { key: 'name', descending: false }))).toEqual(['w1', 'w9', 'w10'])
    expect(names(sorted(rows, { key: 'sqnr', descending: false }))).toEqual(['w9', 'w10', 'w1'])
    expect(names(sorted(rows, { key: 'sqnr', descending: true }))).toEqual(['w10', 'w9', 'w1'])
  })

  test('keeps its places while figures are replaced, and tells the old ones', () => {
    const tensors = [tensor('a'), tensor('b')]
    const before = new Map([
      ['a', scan(1)],
      ['b', scan(3)],
    ] as const)
    const findings = new Map([['a', scan(50)]])
    const rows = rowsOf({ tensors, kept: new Map(), findings, before, status: 'scanning' })
    expect(names(sorted(rows, { key: 'error', descending: true }))).toEqual(['b', 'a'])
    expect(rows.map(({ old, share }) => [old, share])).toEqual([
      [false, 1],
      [true, 0.75],
    ])
    expect(totalsOf(rows)).toBeNull()
  })

  test('the filter takes words in any order', () => {
    const rows = table([
      [tensor('blk.1.ffn'), null],
      [tensor('blk.2.FFN'), null],
      [tensor('head'), null],
    ])
    expect(names(filtered(rows, ' ffn BLK'))).toEqual(['blk.1.ffn', 'blk.2.FFN'])
    expect(filtered(rows, ' ')).toBe(rows)
    expect(filtered(rows, 'x')).toEqual([])
  })
})

describe('the file as a whole', () => {
  test('is summed over the quantized tensors; its price counts the kept ones', () => {
    const rows = table([
      [tensor('a'), scan(4)],
      [tensor('b'), scan(6)],
      [tensor('bias', [10]), scan(null, 10)],
    ])
    expect(totalsOf(rows)).toEqual({
      sqnr: expect.closeTo(10 * Math.log10(200 / 10), 12),
      // as of one tensor: of bits, not of the whole bytes that they fill
      bits: (412 + 412 + 8 * 40) / 210,
      bytes: 144,
      originalBytes: 840,
      quantized: 2,
      kept: 1,
      squaredError: 10,
    })
  })

  test('counts codes and the tensor that is made of them once', () => {
    const rows = table([
      [tensor('w', [10, 10], { dtype: 'INT8', bytes: 100 }), scan(null)],
      [tensor('y', [10, 10], { codes: 'w', bytes: 100 }), scan(4)],
    ])
    expect(totalsOf(rows)).toMatchObject({ bytes: 52, originalBytes: 100, bits: 412 / 100, quantized: 1, kept: 1 })
  })

  test('leaves out what cannot be read, whose weights or bytes are unknown', () => {
    const problem = { code: 'file-empty', values: { file: 'x' } } as const
    const rows = table([
      [tensor('a', [100, 100]), scan(4, 10_000)],
      [tensor('objects', [], { count: 0, bytes: 1e8, problem }), null],
      [tensor('odd', [1000, 1000], { bytes: 0, problem }), null],
    ])
    expect(totalsOf(rows)).toMatchObject({ bytes: 52, originalBytes: 40_000, bits: 412 / 10_000, kept: 2 })
  })

  test('has no totals before everything is scanned', () => {
    expect(
      totalsOf(
        table([
          [tensor('a'), scan(4)],
          [tensor('b'), null],
        ]),
      ),
    ).toBeNull()
  })

  test('has no SQNR without a signal, and an infinite one without an error', () => {
    expect(totalsOf(table([[tensor('a'), scan(0)]]))?.sqnr).toBe(Infinity)
    expect(
      totalsOf(
        table([
          [tensor('bias', [3]), scan(null)],
          [tensor('a'), scan(null)],
        ]),
      )?.sqnr,
    ).toBeNaN()
  })

  test('says how few tensors do most of the damage, only where they are few', () => {
    const of = (errors: readonly number[]): ReturnType<typeof concentrationOf> =>
      concentrationOf(table(errors.map((error, i) => [tensor(`w${i}`), scan(error)] as const)))
    expect(of([5, 1, 1, 1, 1, 1])).toEqual({ few: 1, of: 6, share: 0.5 })
    expect(of([1, 1, 1, 1])).toBeNull()
    expect(of([9, 1])).toBeNull()
    expect(of([1, 6, 1, 4, 1, 1, 1, 1])).toEqual({ few: 2, of: 8, share: 0.625 })
  })
})

describe('exports', () => {
  const odd = table([
    [tensor('=cmd|"x",1'), scan(4)],
    [tensor('b'), scan(0)],
    [tensor('bias', [10]), scan(null, 10)],
  ])

  const pane = { id: 'affine', params: { k: 3, range: 'minmax', p: 99, seed: 7 } }
  /** What takes part, defaults included; p and the seed do not. */
  const full = { k: 3, range: 'minmax', gran: 'tensor', rounding: 'half-even', arith: 'div', codes: 'unsigned' }
  const link = `affine;${Object.entries(full)
    .map(([key, value]) => `${key}=${value}`)
    .join(';')}`

  test('csv quotes, keeps spreadsheets from running a name, and has full precision', () => {
    const [head, first, second, third, end] = csvOf(pane, odd).split('\r\n')
    expect(head).toMatch(/^name,shape,dtype,weights,bytes,treatment,min,.*,method$/)
    const figures = `quantized,-2,1,0,1,0,0,${10 * Math.log10(25)},4,1,4.12,52`
    expect(first).toBe(`"'=cmd|""x"",1",10x10,f4,100,400,${figures},,"${link}"`)
    expect(second?.endsWith(`,quantized,-2,1,0,1,0,0,Infinity,0,0,4.12,52,,"${link}"`)).toBe(true)
    // no method had a part in what is kept
    expect(third?.endsWith(',vector,-2,1,0,1,0,0,,,,,40,,')).toBe(true)
    expect(end).toBe('')
  })

  test('figures of the method before are not given as those of the newest', () => {
    const tensors = [tensor('a'), tensor('b')]
    const findings = new Map([['a', scan(4)]])
    const before = new Map([['b', scan(9)]])
    const rows = rowsOf({ tensors, kept: new Map(), findings, before, status: 'stopped' })
    expect(rows[1]?.old).toBe(true)
    const [, , second] = csvOf(pane, rows).split('\r\n')
    expect(second).toBe('b,10x10,f4,100,400,not scanned,-2,1,0,1,0,0,,,,,,,')
  })

  test('json says which file and which method, and writes what JSON does not have as text', () => {
    const set = {
      key: '',
      kind: 'own',
      name: 'net.npz',
      request: () => Promise.reject(new Error('not asked')),
    } as const
    const parsed = JSON.parse(jsonOf({ set, pane, bytes: 900, sha256: 'ab12' }, odd)) as {
      file: unknown
      method: unknown
      tensors: { name: string; shape: unknown; sqnr_db: unknown }[]
    }
    expect(parsed.file).toEqual({ name: 'net.npz', bytes: 900, sha256: 'ab12' })
    expect(parsed.method).toEqual({ id: 'affine', ...full })
    expect(parsed.tensors.map(({ shape }) => shape)).toEqual([[10, 10], [10, 10], [10]])
    expect(parsed.tensors.map(({ sqnr_db }) => sqnr_db)).toEqual([10 * Math.log10(25), 'Infinity', null])
    expect(parsed.tensors[0]?.name).toBe('=cmd|"x",1')
  })

  test.each([
    ['model.safetensors', 'model.safetensors'],
    ['../../etc/passwd', 'etc-passwd'],
    ['a:b*c?.npz', 'a-b-c-.npz'],
    ['...', 'tensors'],
    ['权重 1.npz', '权重-1.npz'],
    // 𠮷 is two halves, which mean nothing alone; Windows refuses a name that ends in a dot
    [`${'a'.repeat(79)}𠮷𠮷.npz`, `${'a'.repeat(79)}𠮷`],
    [`${'a'.repeat(79)}.npz`, 'a'.repeat(79)],
  ])('%s is saved as %s', (name, clean) => {
    expect(cleanName(name)).toBe(clean)
  })
})
