import { describe, expect, test } from 'vitest'
import { floats, joined, u32, zipOf } from '../../../proof/corpus/make-models.ts'
import { WatchedFile } from '../../../proof/corpus/watched-file.ts'
import { openWeights } from '../open.ts'
import { memorySource } from '../source.ts'

const text = (value: string) => joined('X', u32(value.length), value)
const global = (module: string, name: string) => `c${module}\n${name}\n`
const storage = (kind: string, key: string, count: number) =>
  joined('(', text('storage'), global('torch', kind), text(key), text('cpu'), 'J', u32(count), 'tQ')
const tuple = (...values: readonly number[]) => joined('(', ...values.map((value) => joined('J', u32(value))), 't')
const rebuilt = (from: Uint8Array, offset: number, shape: readonly number[], strides: readonly number[]) =>
  joined(
    global('torch._utils', '_rebuild_tensor_v2'),
    '(',
    from,
    'J',
    u32(offset),
    tuple(...shape),
    tuple(...strides),
    '\x89}tR',
  )
/** A tensor of one of the newer types, whose storage has none. */
const untyped = (dtype: string, shape: readonly number[], strides: readonly number[]) => {
  const from = joined(
    '(',
    text('storage'),
    global('torch.storage', 'UntypedStorage'),
    text('0'),
    text('cpu'),
    'K\x04tQ',
  )
  return joined(
    global('torch._utils', '_rebuild_tensor_v3'),
    joined('(', from, 'K\0', tuple(...shape), tuple(...strides), '\x89}'),
    joined(global('torch', dtype), 'tR'),
  )
}
const dict = (...pairs: readonly (readonly [string, Uint8Array])[]) =>
  joined('\x80\x02}(', ...pairs.map(([key, value]) => joined(text(key), value)), 'u.')
const archive = (pickle: Uint8Array, storages: Readonly<Record<string, Uint8Array>> = {}) => [
  { name: 'm/data.pkl', data: pickle },
  ...Object.entries(storages).map(([key, data]) => ({ name: `m/data/${key}`, data })),
]
const open = (members: ReturnType<typeof archive>) => openWeights([memorySource('m.pt', zipOf(members))])

const six = floats(0, 1, 2, 3, 4, 5)

describe('views of a storage', () => {
  test.each([
    ['as it lies', 0, [2, 3], [3, 1], [0, 1, 2, 3, 4, 5]],
    ['transposed', 0, [3, 2], [1, 3], [0, 3, 1, 4, 2, 5]],
    ['from the middle', 2, [2, 2], [2, 1], [2, 3, 4, 5]],
    ['with steps', 1, [2], [3], [1, 4]],
    ['repeated', 4, [3, 2], [0, 1], [4, 5, 4, 5, 4, 5]],
    ['a scalar', 5, [], [], [5]],
    ['empty', 0, [0, 3], [3, 1], []],
  ])('%s', async (_, offset, shape, strides, values) => {
    const opened = await open(
      archive(dict(['w', rebuilt(storage('FloatStorage', '0', 6), offset, shape, strides)]), { 0: six }),
    )
    expect(opened.tensors[0]).toMatchObject({ name: 'w', shape, dtype: 'float32', count: values.length })
    expect(Array.from((await opened.read('w')).data)).toEqual(values)
  })

  test('that repeat one value are read up to the limit of every tensor, and refused beyond it', async () => {
    const repeated = (...sizes: readonly number[]) =>
      rebuilt(
        storage('FloatStorage', '0', 6),
        0,
        sizes,
        sizes.map(() => 0),
      )
    const opened = await open(
      archive(dict(['few', repeated(1000, 20)], ['many', repeated(2 ** 14, 2 ** 14 + 1)]), { 0: six }),
    )
    expect((await opened.read('few')).data).toEqual(new Float32Array(20_000))
    expect(opened.tensors[1]?.problem).toMatchObject({ code: 'tensor-too-large', values: { limit: 2 ** 28 } })
  })

  test('16-bit codes follow the view', async () => {
    const half = new Uint8Array(Uint16Array.of(0x3c00, 0x4000, 0x4200, 0x4400).buffer)
    const opened = await open(
      archive(dict(['w', rebuilt(storage('HalfStorage', '0', 4), 0, [2, 2], [1, 2])]), { 0: half }),
    )
    expect((await opened.read('w')).source?.codes).toEqual(Uint16Array.of(0x3c00, 0x4200, 0x4000, 0x4400))
  })

  test('of the types that have no storage class', async () => {
    const opened = await open(
      archive(dict(['w', untyped('float8_e4m3fn', [2], [1])]), { 0: Uint8Array.of(0x38, 0xb8) }),
    )
    expect(opened.tensors[0]).toMatchObject({ dtype: 'float8_e4m3fn', shape: [2] })
    expect((await opened.read('w')).data).toEqual(Float32Array.of(1, -1))
  })

  test.each([
    ['float8_e4m3fnuz', [0x40, 0xff, 0x80], [1, -240, NaN]],
    ['float8_e5m2fnuz', [0x40, 0xff, 0x80], [1, -57344, NaN]],
    ['float8_e8m0fnu', [0, 127, 255], [2 ** -127, 1, NaN]],
  ])('%s', async (dtype, codes, values) => {
    const opened = await open(archive(dict(['w', untyped(dtype, [3], [1])]), { 0: Uint8Array.from(codes) }))
    expect(Array.from((await opened.read('w')).data)).toEqual(values)
  })

  test.each([
    ['as they lie', [2, 2], [2, 1], [2, 4], [0, 0.5, 1, 1.5, 2, 3, -0, -6]],
    ['transposed', [2, 2], [1, 2], [2, 4], [0, 0.5, 2, 3, 1, 1.5, -0, -6]],
    ['with steps', [2], [2], [4], [0, 0.5, 2, 3]],
    ['repeated', [2, 1], [0, 1], [2, 2], [0, 0.5, 0, 0.5]],
    ['a scalar', [], [], [2], [0, 0.5]],
  ])('pairs of 4-bit floats, %s', async (_, sizes, strides, shape, values) => {
    const stored = { 0: Uint8Array.of(0x10, 0x32, 0x54, 0xf8) }
    const opened = await open(archive(dict(['w', untyped('float4_e2m1fn_x2', sizes, strides)]), stored))
    expect(opened.tensors[0]).toMatchObject({ shape, count: values.length, bytes: values.length / 2 })
    expect(Array.from((await opened.read('w')).data)).toEqual(values)
  })

  test('whose values are to be negated or conjugated are refused', async () => {
    const flag = joined('\x89}}', text('neg'), '\x88stR')
    const plain = rebuilt(storage('FloatStorage', '0', 6), 0, [2], [1])
    const flagged = joined(plain.subarray(0, plain.length - '\x89}tR'.length), flag)
    const opened = await open(archive(dict(['w', flagged], ['v', plain]), { 0: six }))
    const problem = { code: 'pt-object', values: { tensor: 'w' } }
    expect(opened.tensors).toMatchObject([{ name: 'v' }, { name: 'w', problem }])
  })

  test.each([
    ['beyond the storage', 1, [2, 3], [3, 1], 'pt-storage'],
    ['with a stride below 0', 5, [2], [-1], 'pt-storage'],
    ['with more strides than axes', 0, [2], [1, 1], 'pt-storage'],
    ['of more than can be counted', 0, [-1], [1], 'tensor-shape'],
  ])('%s is refused', async (_, offset, shape, strides, code) => {
    const pickle = dict(['w', rebuilt(storage('FloatStorage', '0', 6), offset, shape, strides)])
    await expect(open(archive(pickle, { 0: six }))).rejects.toMatchObject({ code, values: { tensor: 'w' } })
  })
})

test('a parameter is read, whatever is attached to it', async () => {
  const plain = rebuilt(storage('FloatStorage', '0', 6), 4, [2], [1])
  const bare = joined(global('torch._utils', '_rebuild_parameter'), '(', plain, '\x88}tR')
  const labelled = joined(global('torch._utils', '_rebuild_parameter_with_state'), '(', plain, '\x88}}tR')
  const opened = await open(archive(dict(['p', bare], ['q', labelled]), { 0: six }))
  for (const name of ['p', 'q']) expect((await opened.read(name)).data).toEqual(Float32Array.of(4, 5))
})

test('names in front of many others are shortened', async () => {
  const long = 'k'.repeat(2000)
  const inner = joined('}', text('w'), rebuilt(storage('FloatStorage', '0', 6), 0, [2], [1]), 's')
  const opened = await open(archive(dict([long, joined('}', text(long), inner, 's')]), { 0: six }))
  expect(opened.tensors.map(({ name }) => name)).toEqual([`${long.slice(0, 1000)}….w`])
})

test.each([
  ['a number beyond 2^53', joined('\x8a\x09', u32(0), u32(0), '\x01'), '18446744073709551616'],
  ['a tuple of such a number', joined('(\x8a\x09', u32(0), u32(0), '\x01t'), '?'],
  ['a number of 33 bytes', joined('\x8a\x21', new Uint8Array(33).fill(1)), '?'],
  ['a list that holds itself', joined(']q\x07h\x07a'), '?'],
])('a size that is %s is refused', async (_, size, shown) => {
  const from = storage('FloatStorage', '0', 40)
  const call = joined(global('torch._utils', '_rebuild_tensor_v2'), '(', from, 'K\0(', size, 't', tuple(1), '\x89}tR')
  await expect(open(archive(dict(['w', call]), { 0: new Uint8Array(160) }))).rejects.toMatchObject({
    code: 'tensor-shape',
    values: { shape: `[${shown}]` },
  })
})

describe('parameters within parameters', () => {
  const nested = (times: number) => {
    const tensor = rebuilt(storage('FloatStorage', '0', 6), 0, [6], [1])
    const rebuild = joined(global('torch._utils', '_rebuild_parameter'), 'q\x050')
    return archive(dict(['w', joined(rebuild, 'h\x05('.repeat(times), tensor, 'tR'.repeat(times))]), { 0: six })
  }

  test('are one tensor', async () => {
    expect((await open(nested(3))).tensors).toMatchObject([{ name: 'w', shape: [6] }])
  })

  test('without end are refused', async () => {
    await expect(open(nested(30_000))).rejects.toMatchObject({
      code: 'pt-object',
      values: { tensor: 'w', name: 'torch._utils._rebuild_parameter' },
    })
  })
})

describe('nothing is called', () => {
  const w = ['w', rebuilt(storage('FloatStorage', '0', 6), 0, [6], [1])] as const

  test('a call beside a tensor is named and skipped', async () => {
    const call = joined(global('posix', 'system'), '(', text('true'), 'tR')
    const opened = await open(archive(dict(w, ['x', call]), { 0: six }))
    expect(opened.tensors.map(({ name }) => name)).toEqual(['w'])
    expect(opened.notes).toEqual([
      { code: 'note-objects', values: { file: 'm.pt', names: 'x (posix.system)', count: 1 } },
    ])
  })

  test('names that belong to every object are only names', async () => {
    const opened = await open(archive(dict(['__proto__', w[1]], ['constructor', w[1]]), { 0: six }))
    expect(opened.tensors.map(({ name }) => name)).toEqual(['__proto__', 'constructor'])
  })

  test('a class as a whole is a model', async () => {
    const module = joined('\x80\x02', global('torch.nn.modules.linear', 'Linear'), ')\x81}b.')
    await expect(open(archive(module))).rejects.toMatchObject({ code: 'pt-module' })
    const evil = joined('\x80\x02', global('os', 'system'), '(', text('true'), 'tR.')
    await expect(open(archive(evil))).rejects.toMatchObject({ code: 'pt-call', values: { name: 'os.system' } })
  })
})

test.each([
  ['', 'cut'],
  ['\x80\x02}', 'cut'],
  ['\x80\x02\xff.', 'opcode'],
  ['\x80\x02.', 'stack'],
  ['\x80\x02(t(.', 'stack'],
  ['\x80\x02h\x07.', 'stack'],
  ['\x80\x02]Q.', 'stack'],
])('the pickle %j is refused as %s', async (pickle, fault) => {
  await expect(open(archive(joined(pickle)))).rejects.toMatchObject({ code: 'pt-pickle', values: { fault } })
})

test('the list costs the same however many storages there are: each is looked for when it is read', async () => {
  const keys = Array.from({ length: 40 }, (_, i) => String(i))
  const large = new Uint8Array(100_000)
  const pickle = dict(...keys.map((key) => [`w${key}`, rebuilt(storage('FloatStorage', key, 6), 0, [6], [1])] as const))
  const storages = Object.fromEntries(keys.map((key) => [key, key === '7' ? six : large]))
  const file = new WatchedFile('m.pt', zipOf(archive(pickle, storages)))
  const opened = await openWeights([file])
  expect(opened.tensors.length).toBe(40)
  expect(file.requests).toBeLessThan(6)
  expect(file.bytesRead).toBeLessThan(400_000)
  expect(Array.from((await opened.read('w7')).data)).toEqual([0, 1, 2, 3, 4, 5])
})

test('a storage that is not where the archive says is refused when it is read, and the others stay', async () => {
  const pickle = dict(
    ['w', rebuilt(storage('FloatStorage', '0', 6), 0, [6], [1])],
    ['v', rebuilt(storage('FloatStorage', '1', 6), 0, [6], [1])],
  )
  const others = { name: 'm/others', data: new Uint8Array(200) }
  const lost = { name: 'm/data/0', data: six, at: 40 }
  const opened = await open([others, lost, ...archive(pickle, { 1: six })])
  await expect(opened.read('w')).rejects.toMatchObject({ code: 'zip-member', values: { fault: 'place' } })
  expect((await opened.read('v')).data).toEqual(Float32Array.of(0, 1, 2, 3, 4, 5))
})

test('a long pickle is run with pauses', async () => {
  const pickle = joined('\x80\x02', 'N0'.repeat(200_000), '}.')
  const file = new WatchedFile('m.pt', zipOf(archive(pickle)))
  await expect(openWeights([file], { pace: file.pace })).rejects.toMatchObject({ code: 'no-tensors' })
  expect(file.pauses.length).toBeGreaterThan(40)
})
