import { describe, expect, test, vi } from 'vitest'
import { npyBytes, textFile } from '../../proof/corpus/make-files.ts'
import { finish } from '../steps.ts'
import { openWeights, readText } from './open.ts'
import { memorySource } from './source.ts'

const matrix = memorySource('w.npy', npyBytes('<f4', [2, 3], Float32Array.of(1, 2, 3, 4, 5, 6)))

describe('openWeights', () => {
  test('lists the tensors and reads one of them', async () => {
    const opened = await openWeights([matrix])
    expect(opened.tensors).toEqual([{ name: 'w', shape: [2, 3], dtype: 'f4', count: 6, bytes: 24 }])
    const tensor = await opened.read('w')
    expect(tensor).toEqual({ name: 'w', shape: [2, 3], dtype: 'f4', data: Float32Array.of(1, 2, 3, 4, 5, 6) })
  })

  test('reads no values before they are asked for', async () => {
    const bytes = npyBytes('<f4', [100_000], new Float32Array(100_000))
    const slice = vi.fn(async (start: number, end: number) => bytes.slice(start, end))
    const opened = await openWeights([{ name: 'big.npy', size: bytes.length, slice }])
    expect(Math.max(...slice.mock.calls.map(([start, end]) => end - start))).toBeLessThanOrEqual(65536)
    await opened.read('big')
    expect(slice).toHaveBeenLastCalledWith(bytes.length - 400_000, bytes.length)
  })

  test('says how much memory a tensor would need where it is refused', async () => {
    const opened = await openWeights([matrix])
    const refusing = function (): never {
      throw new RangeError('Array buffer allocation failed')
    }
    vi.stubGlobal('Float32Array', refusing)
    const reading = opened.read('w')
    await expect(reading).rejects.toMatchObject({ code: 'tensor-memory', values: { tensor: 'w', count: 6, bytes: 24 } })
    vi.unstubAllGlobals()
    expect((await opened.read('w')).data.length).toBe(6)
  })

  test('refuses what no tab can hold, with the size that its header states', async () => {
    const count = 805_306_368
    const start = npyBytes('<f4', [count], new Float32Array(0))
    const slice = async (from: number, to: number) => {
      const bytes = new Uint8Array(to - from)
      bytes.set(start.subarray(from, to))
      return bytes
    }
    const opening = openWeights([{ name: 'w.npy', size: start.length + 4 * count, slice }])
    await expect(opening).rejects.toMatchObject({ code: 'tensor-too-large', values: { count, limit: 2 ** 28 } })
  })

  test('says what the content is where the name promises something else', async () => {
    const { notes } = await openWeights([{ ...matrix, name: 'w.csv' }])
    expect(notes).toEqual([{ code: 'note-extension', values: { file: 'w.csv', format: 'npy' } }])
    expect((await openWeights([textFile('w.npy', '1\t2')])).notes).toEqual([
      { code: 'note-extension', values: { file: 'w.npy', format: 'TSV' } },
    ])
    expect((await openWeights([{ ...matrix, name: 'w.weights' }])).notes).toEqual([])
    expect((await openWeights([{ ...matrix, name: '.npy' }])).tensors[0]?.name).toBe('.npy')
  })

  test('takes a Buffer of Node, whose memory belongs to others too', async () => {
    const { data } = await (await openWeights([matrix])).read('w')
    const bytes = npyBytes('<f4', [2, 3], Float32Array.of(1, 2, 3, 4, 5, 6))
    const odd = Buffer.from([0, ...bytes]).subarray(1)
    const opened = await openWeights([memorySource('w.npy', odd)])
    expect((await opened.read('w')).data).toEqual(data)
    expect(odd.equals(bytes)).toBe(true)
  })

  test('opens several files; those that cannot be opened become notes', async () => {
    const opened = await openWeights([matrix, textFile('empty.csv', ''), textFile('v.csv', '1,2')])
    expect(opened.tensors.map(({ name }) => name)).toEqual(['w', 'v'])
    const problem = { code: 'file-empty', values: { file: 'empty.csv' } }
    expect(opened.notes).toEqual([{ code: 'note-file-refused', values: { problem } }])
  })

  test('gives tensors of one name different names', async () => {
    const opened = await openWeights([matrix, textFile('w.csv', '7,8,9'), textFile('w.txt', '3')])
    expect(opened.tensors.map(({ name }) => name)).toEqual(['w', 'w (2)', 'w (3)'])
    expect((await opened.read('w (2)')).data).toEqual(Float64Array.of(7, 8, 9))
    const values = { file: 'w.csv', count: 1, name: 'w', shown: 'w (2)' }
    expect(opened.notes[0]).toEqual({ code: 'note-duplicate', values })
  })

  test('refuses with the first problem where nothing opens', async () => {
    await expect(openWeights([])).rejects.toMatchObject({ code: 'no-files' })
    const both = [textFile('a.csv', ''), textFile('b.csv', 'x,y')]
    await expect(openWeights(both)).rejects.toMatchObject({ code: 'file-empty', values: { file: 'a.csv' } })
  })

  test('refuses a tensor that is not there', async () => {
    const opened = await openWeights([matrix])
    const values = { file: 'w.npy', tensor: '__proto__' }
    await expect(opened.read('__proto__')).rejects.toMatchObject({ code: 'tensor-unknown', values })
  })

  test.each([
    ['rejects', async () => Promise.reject(new Error('NotReadableError'))],
    ['is cut', async () => new Uint8Array(3)],
  ])('refuses a file whose reading %s', async (_, slice) => {
    const file = { name: 'gone.npy', size: 1000, slice }
    await expect(openWeights([file])).rejects.toMatchObject({ code: 'file-unreadable', values: { file: 'gone.npy' } })
  })
})

describe('readText', () => {
  test.each([
    ['[1.2, 2.3, 3.4, 4.5, 5.6]', [5]],
    ['1.2 2.3\n3.4 4.5', [2, 2]],
    ['X = np.array([1.2, 2.3, 3.4])', [3]],
  ])('reads %s', async (text, shape) => {
    const opened = finish(readText('typed', text))
    expect(opened.tensors[0]).toMatchObject({ name: 'typed', shape, dtype: 'f64 text' })
    expect((await opened.read('typed')).data).toBeInstanceOf(Float64Array)
  })

  test('refuses what is no numbers', () => {
    expect(() => finish(readText('typed', ' \n '))).toThrow('file-empty')
    expect(() => finish(readText('typed', '<html><body>'))).toThrow('file-web-page')
    expect(() => finish(readText('typed', '1, two'))).toThrow('text-not-a-number')
  })
})
