import { describe, expect, test, vi } from 'vitest'
import { textFile } from '../../../proof/corpus/make-files.ts'
import { floats, safetensors, safetensorsOf } from '../../../proof/corpus/make-models.ts'
import { openWeights } from '../open.ts'
import { memorySource } from '../source.ts'

const shard = (file: string, name: string, value: number) =>
  memorySource(file, safetensorsOf({ [name]: { shape: [1], data: Float32Array.of(value) } }))
const index = textFile(
  'model.safetensors.index.json',
  '{"metadata":{},"weight_map":{"w":"model-1.safetensors","v":"model-2.safetensors","u":"model-1.safetensors"}}',
)

test('a tensor is read by its own bytes alone', async () => {
  const bytes = safetensorsOf({
    w: { shape: [200_000], data: new Float32Array(200_000) },
    v: { shape: [2], data: Float32Array.of(1.5, -2) },
  })
  const slice = vi.fn(async (start: number, end: number) => bytes.slice(start, end))
  const opened = await openWeights([{ name: 'm.safetensors', size: bytes.length, slice }])
  expect(opened.tensors.map(({ name, bytes: size }) => [name, size])).toEqual([
    ['w', 800_000],
    ['v', 8],
  ])
  expect(slice.mock.calls.every(([start]) => start < 200)).toBe(true)
  expect((await opened.read('v')).data).toEqual(Float32Array.of(1.5, -2))
  expect(slice.mock.lastCall?.[0]).toBe(bytes.length - 8)
})

test('16- and 8-bit floats keep their codes', async () => {
  const header =
    '{"h":{"dtype":"BF16","shape":[2],"data_offsets":[0,4]},"q":{"dtype":"F8_E4M3","shape":[2],"data_offsets":[4,6]}}'
  const opened = await openWeights([
    memorySource('m', safetensors(header, Uint8Array.of(0x80, 0x3f, 0x20, 0xc0, 0x38, 0xfe))),
  ])
  expect(await opened.read('h')).toMatchObject({
    data: Float32Array.of(1, -2.5),
    source: { dtype: 'BF16', codes: Uint16Array.of(0x3f80, 0xc020) },
  })
  expect(await opened.read('q')).toMatchObject({
    data: Float32Array.of(1, -448),
    source: { dtype: 'F8_E4M3', codes: Uint8Array.of(0x38, 0xfe) },
  })
})

test('what a file says about itself is told', async () => {
  const header = '{"__metadata__":{"format":"pt","__proto__":"x"},"w":{"dtype":"F32","shape":[],"data_offsets":[0,4]}}'
  const opened = await openWeights([memorySource('m', safetensors(header, floats(7)))])
  expect(opened.about).toEqual([
    ['format', 'pt'],
    ['__proto__', 'x'],
  ])
  expect(opened.tensors[0]).toEqual({ name: 'w', shape: [], dtype: 'F32', count: 1, bytes: 4 })
})

test.each([
  ['no text', '{"toString":1}', '{"toString":1}'],
  ['deeply nested', '['.repeat(100_000) + ']'.repeat(100_000), `${'['.repeat(40)}…`],
  ['a number', ' 1 ', '1'],
])('what a file says about itself may be %s', async (_, value, shown) => {
  const header = `{"__metadata__":{"a":${value}},"w":{"dtype":"F32","shape":[],"data_offsets":[0,4]}}`
  const opened = await openWeights([memorySource('m', safetensors(header, floats(7)))])
  expect(opened.about).toEqual([['a', shown]])
})

test.each([
  ['dtype', '"dtype":"F32","dtype":"I32","shape":[1],"data_offsets":[0,4]'],
  ['shape', '"shape":[4],"dtype":"F32","shape":[1],"data_offsets":[0,4]'],
  ['data_offsets', '"dtype":"F32","shape":[1],"data_offsets":[4,8],"data_offsets":[0,4]'],
])('a tensor with two of %s is refused', async (key, fields) => {
  const opening = openWeights([memorySource('m', safetensors(`{"w":{${fields}}}`, floats(7, 8)))])
  await expect(opening).rejects.toMatchObject({ code: 'safetensors-entry', values: { tensor: 'w', key } })
})

test('two tensors of one name are both there', async () => {
  const entry = (from: number) => `"w\\u0041":{"dtype":"F32","shape":[1],"data_offsets":[${from},${from + 4}]}`
  const opened = await openWeights([memorySource('m', safetensors(`{${entry(0)} , ${entry(4)}}`, floats(1, 2)))])
  expect(opened.tensors.map(({ name }) => name)).toEqual(['wA', 'wA (2)'])
  expect((await opened.read('wA (2)')).data).toEqual(Float32Array.of(2))
})

describe('a model in parts', () => {
  const [first, second] = [shard('model-1.safetensors', 'w', 1), shard('model-2.safetensors', 'v', 2)]

  test('is one model when its index comes with it, wherever the index stands', async () => {
    for (const files of [
      [index, first, second],
      [second, first, index],
    ]) {
      const opened = await openWeights(files)
      expect(opened.tensors.map(({ name }) => name)).toEqual(['w', 'v'])
      expect(opened.notes).toEqual([])
    }
  })

  test('names the files that are missing', async () => {
    const values = { file: index.name, names: 'model-1.safetensors, model-2.safetensors', count: 2 }
    await expect(openWeights([index])).rejects.toMatchObject({ code: 'safetensors-shards', values })
    const opened = await openWeights([index, second])
    expect(opened.tensors.map(({ name }) => name)).toEqual(['v'])
    expect(opened.notes).toEqual([
      { code: 'note-shards', values: { file: index.name, names: 'model-1.safetensors', count: 1 } },
    ])
  })

  test('finds them where it is told to look', async () => {
    const find = async (name: string) => (name === first.name ? first : undefined)
    expect((await openWeights([index], { find })).tensors.map(({ name }) => name)).toEqual(['w'])
  })

  test('a damaged part does not take the others with it', async () => {
    const opened = await openWeights([index, first, textFile('model-2.safetensors', 'short')])
    expect(opened.tensors.map(({ name, problem }) => [name, problem?.code])).toEqual([
      ['w', undefined],
      ['model-2.safetensors', 'header-cut'],
    ])
  })

  test('a part alone is a file of its own', async () => {
    expect((await openWeights([second])).tensors.map(({ name }) => name)).toEqual(['v'])
  })
})

test.each([
  ['F8_E4M3FNUZ', [4], [0x40, 0xff, 0x80, 1], [1, -240, NaN, 2 ** -10]],
  ['F8_E5M2FNUZ', [4], [0x40, 0xff, 0x80, 1], [1, -57344, NaN, 2 ** -17]],
  ['F8_E8M0', [4], [0, 127, 254, 255], [2 ** -127, 1, 2 ** 127, NaN]],
  ['F4', [2, 4], [0x10, 0x32, 0x54, 0xf8], [0, 0.5, 1, 1.5, 2, 3, -0, -6]],
])('%s', async (dtype, shape, codes, values) => {
  const header = JSON.stringify({ w: { dtype, shape, data_offsets: [0, codes.length] } })
  const opened = await openWeights([memorySource('m', safetensors(header, Uint8Array.from(codes)))])
  expect(opened.tensors[0]).toMatchObject({ dtype, shape, count: values.length, bytes: codes.length })
  expect(Array.from((await opened.read('w')).data)).toEqual(values)
})

test('a tensor that cannot be read is listed with its reason, and refuses to be read', async () => {
  const header =
    '{"a":{"dtype":"F6_E2M3","shape":[8],"data_offsets":[0,6]},"w":{"dtype":"F32","shape":[1],"data_offsets":[6,10]}}'
  const opened = await openWeights([memorySource('m', safetensors(header, new Uint8Array(10)))])
  const problem = { code: 'tensor-dtype', values: { file: 'm', tensor: 'a', dtype: 'F6_E2M3', kind: 'small-float' } }
  expect(opened.tensors[0]).toEqual({ name: 'a', shape: [8], dtype: 'F6_E2M3', count: 8, bytes: 6, problem })
  expect(opened.notes).toEqual([{ code: 'note-unread', values: { file: 'm', count: 1, names: 'a', problem } }])
  await expect(opened.read('a')).rejects.toMatchObject({ code: 'tensor-dtype' })
})

test.each([
  ['{"w":1}', 'safetensors-entry', { key: 'dtype' }],
  ['{"w":{"dtype":"F32","shape":[1]}}', 'safetensors-entry', { key: 'data_offsets' }],
  ['{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4,8]}}', 'safetensors-entry', { key: 'data_offsets' }],
  ['{"w":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}', 'tensor-shape', { shape: '[-1]' }],
  ['{"w":{"dtype":"F32","shape":[3,1],"data_offsets":[0,8]}}', 'tensor-size', { needs: '12', bytes: 8 }],
  ['{"w":{"dtype":"F32","shape":[1],"data_offsets":[8,4]}}', 'tensor-range', { begin: '8', end: '4' }],
  ['{"w":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}}', 'tensor-cut', { tensor: 'w' }],
])('%s is refused', async (header, code, values) => {
  const opening = openWeights([memorySource('m', safetensors(header, floats(1, 2)))])
  await expect(opening).rejects.toMatchObject({ code, values: { file: 'm', ...values } })
})

test('an index that names itself is refused as one', async () => {
  const itself = textFile('m.index.json', '{"weight_map":{"w":"m.index.json"}}')
  await expect(openWeights([itself])).rejects.toMatchObject({ code: 'safetensors-shards' })
})
