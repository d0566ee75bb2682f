import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { bytesOf, npyBytes } from '../../proof/corpus/make-files.ts'
import { field, joined, safetensors, safetensorsOf, u32, u64, zipOf } from '../../proof/corpus/make-models.ts'
import { WatchedFile } from '../../proof/corpus/watched-file.ts'
import { openWeights } from './open.ts'
import { memorySource } from './source.ts'

/** Bytes, or values, between two pauses: some milliseconds of work. */
const MOST = 4 * 2 ** 20 + 2 ** 18
/** Tensors that are listed between two pauses. */
const MOST_LISTED = 2 ** 12

const times = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i))
/** All of many parts, in one: a call cannot have so many arguments. */
const all = (parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts))

const gguf = (tensors: readonly Uint8Array[], data: Uint8Array) => {
  const header = all([joined('GGUF', u32(3), u64(tensors.length), u64(0)), ...tensors])
  return all([header, new Uint8Array(-header.length & 31), data])
}
const ggufTensor = (name: string, size: number, type: number) =>
  joined(u64(name.length), name, u32(1), u64(size), u32(type), u64(0))
const TQ1_0 = 34

const onnx = (tensors: readonly Uint8Array[]) => joined(field(1, 8), field(7, all(tensors.map((one) => field(5, one)))))
const onnxTensor = (name: string, count: number, at: number, data: Uint8Array) =>
  joined(field(1, count), field(2, 7), field(8, name), field(at, data))

const text = (value: string) => joined('X', u32(value.length), value)
const ptTuple = (sizes: readonly number[]) => joined('(', ...sizes.map((size) => joined('J', u32(size))), 't')
const ptTensor = (name: string, sizes: readonly number[], strides: readonly number[] = [1]) =>
  joined(
    text(name),
    'ctorch._utils\n_rebuild_tensor_v2\n(',
    '(',
    text('storage'),
    'ctorch\nFloatStorage\n',
    text('0'),
    text('cpu'),
    'K\x01tQ',
    'K\0',
    ptTuple(sizes),
    ptTuple(strides),
    '\x89}tR',
  )
const pt = (tensors: readonly Uint8Array[], data: Uint8Array) =>
  zipOf([
    { name: 'm/data.pkl', data: all([bytesOf('\x80\x02}('), ...tensors, bytesOf('u.')]) },
    { name: 'm/data/0', data, packed: deflateRawSync(data), method: 8 },
  ])

const row = '0.5,-1.25\n'
const small = npyBytes('<f4', [2], Float32Array.of(1, 2))
const million = new Float32Array(1.5 * 2 ** 20)
const packed = { data: small, packed: deflateRawSync(small), method: 8 }

/** Of every reader a file of some megabytes: of many tensors, of a large one. */
const FILES: Readonly<Record<string, readonly (() => Uint8Array)[]>> = {
  npy: [
    () => npyBytes('<f2', [2000, 3000], new Uint16Array(6e6), true),
    () => npyBytes('|i1', [9e6], new Int8Array(9e6)),
    () => npyBytes('|i1', [3000, 4000], new Int8Array(12e6), true),
  ],
  npz: [
    () => zipOf(times(3000, (i) => ({ ...packed, name: `${i}.npy` }))),
    () => zipOf([{ name: 'w.npy', data: npyBytes('<f4', [million.length], million) }]),
  ],
  text: [() => bytesOf(row.repeat(450_000))],
  json: [() => bytesOf(`{"w":[${'[0.5,-1.25],'.repeat(500_000)}[1,2]]}`)],
  safetensors: [
    () => {
      return safetensors(`{${times(30_000, (i) => `"${i}":${entry}`).join(',')}}`, new Uint8Array(4))
    },
    () => safetensorsOf({ w: { shape: [million.length], data: million } }),
  ],
  gguf: [
    () =>
      gguf(
        times(30_000, (i) => ggufTensor(String(i), 1, 0)),
        new Uint8Array(4),
      ),
    () => gguf([ggufTensor('w', 24_000 * 256, TQ1_0)], new Uint8Array(24_000 * 54)),
  ],
  onnx: [
    () => onnx(times(20_000, (i) => onnxTensor(String(i), 1, 7, new Uint8Array(1)))),
    () => onnx([onnxTensor('w', 6e6, 7, new Uint8Array(6e6))]),
  ],
  pt: [
    () =>
      pt(
        times(20_000, (i) => ptTensor(String(i), [1])),
        new Uint8Array(4),
      ),
    () => pt([ptTensor('w', [2e6])], new Uint8Array(8e6)),
    () => pt([ptTensor('repeated', [6e6], [0])], new Uint8Array(4)),
    () => pt([ptTensor('overlapping', [2, 2000, 3000], [0, 1, 1])], new Uint8Array(4 * 4999)),
  ],
}

test('there are files of every reader', () => {
  const readers = Object.keys(import.meta.glob(['./readers/*.ts', '!./readers/index.ts', '!./readers/*.test.ts']))
  expect(Object.keys(FILES).sort()).toEqual(readers.map((path) => path.replace(/.*\/|\.ts$/g, '')).sort())
})

const cases = Object.entries(FILES).flatMap(([id, files]) => files.map((make, i) => [id, i, make] as const))

const entry = '{"dtype":"F32","shape":[1],"data_offsets":[0,4]}'
const LONG: Readonly<Record<string, () => Uint8Array>> = {
  'a header of many tensors': () =>
    safetensors(`{${times(150_000, (i) => `"${i}":${entry}`).join(',')}}`, new Uint8Array(4)),
  'a header of long metadata': () =>
    safetensors(`{"__metadata__":{"a":"${'x'.repeat(12 * 2 ** 20)}"},"w":${entry}}`, new Uint8Array(4)),
  'an index of many tensors': () =>
    bytesOf(`{"weight_map":{${times(500_000, (i) => `"${i}":"w.safetensors"`).join(',')}}}`),
}

test.each(Object.entries(LONG))('%s is gone through in small steps, and can be stopped', async (_, make) => {
  const bytes = make()
  const file = new WatchedFile('x.index.json', bytes)
  const part = memorySource('w.safetensors', safetensorsOf({ w: { shape: [1], data: Float32Array.of(1) } }))
  await openWeights([file, part], { pace: file.pace })
  expect(file.mostWork).toBeLessThan(MOST)
  // once while it becomes text, and at least once while this is taken apart
  expect(file.pauses.length * 2 ** 17).toBeGreaterThan(1.5 * file.size)
  const [some] = file.pauses.filter((done) => done > 0.05)
  const stopped = openWeights([file, part], {
    pace: (done) => {
      if (done === some) throw new Error('stopped')
    },
  })
  await expect(stopped).rejects.toThrow('stopped')
})

test.each(cases)('%s (%i) goes without a pause for no more than a few megabytes', async (_id, _i, make) => {
  const file = new WatchedFile('x', make())
  const opened = await openWeights([file], { pace: file.pace })
  const [{ name, count, dtype } = { name: '', count: 0, dtype: '' }] = opened.tensors
  expect(file.mostWork).toBeLessThan(MOST)
  expect(file.pauses.length).toBeGreaterThanOrEqual(Math.floor(opened.tensors.length / MOST_LISTED))
  // the names are made distinct when all is read
  const after = file.pauses.filter((done) => done === 1).length
  expect(after).toBeGreaterThanOrEqual(Math.floor(opened.tensors.length / MOST_LISTED))
  // the values of texts are there when these are listed
  if (dtype === 'f64 text') return expect(file.greatestStep * file.size).toBeLessThan(MOST)
  file.restart()
  await opened.read(name, file.pace)
  expect(file.mostWork).toBeLessThan(MOST)
  expect(file.greatestStep * count).toBeLessThan(MOST)
})
