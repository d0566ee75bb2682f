import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { floats, u64 } from '../proof/corpus/make-models.ts'
import { Source } from './source.ts'
import { Task } from './task.ts'

const SIZE = 12 * 2 ** 30
const COUNT = 2 ** 21
const LIMIT = 300 * 2 ** 20

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'large-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** A file on disk as a page sees one, of any size: only what is asked for is read. */
class DiskFile extends File {
  readonly #path: string
  readonly #size: number

  constructor(path: string, size: number) {
    super([], basename(path))
    this.#path = path
    this.#size = size
  }

  override get size(): number {
    return this.#size
  }

  override slice(start = 0, end = this.#size): Blob {
    const part = new Blob()
    part.arrayBuffer = async () => {
      const handle = await open(this.#path)
      const { buffer } = await handle.read(new Uint8Array(end - start), 0, end - start, start)
      await handle.close()
      return buffer.buffer
    }
    return part
  }
}

/** A file of 12 GB that is nearly all a hole: two tensors, of which the second ends with two numbers. */
async function sparseFile(): Promise<File> {
  const path = join(folder, 'large.safetensors')
  const second = 4 * COUNT
  const tensors = (dataBytes: number) => ({
    large: { dtype: 'F32', shape: [(dataBytes - second) / 4], data_offsets: [0, dataBytes - second] },
    last: { dtype: 'F32', shape: [COUNT], data_offsets: [dataBytes - second, dataBytes] },
  })
  const length = 512
  const header = JSON.stringify(tensors(SIZE - 8 - length)).padEnd(length)
  const handle = await open(path, 'w')
  await handle.truncate(SIZE)
  await handle.write(u64(length), 0, 8, 0)
  await handle.write(header, 8)
  await handle.write(floats(-1.5, 7), 0, 8, SIZE - 8)
  await handle.close()
  return new DiskFile(path, SIZE)
}

test('a safetensors file of 12 GB opens, and one of its tensors is read, in little memory', async () => {
  const file = await sparseFile()
  expect(file.size).toBe(SIZE)
  const before = process.memoryUsage.rss()
  const sourced = await new Source().get({ kind: 'files', files: [file], set: 1, tensor: 'last' }, new Task())
  expect(process.memoryUsage.rss() - before).toBeLessThan(LIMIT)
  expect(sourced.tensor.data.length).toBe(COUNT)
  expect(Array.from(sourced.tensor.data.slice(-3))).toEqual([0, -1.5, 7])
  expect(sourced.file).toEqual({ name: 'large.safetensors', bytes: SIZE, sha256: '' })
  // what no tab can hold is listed with the reason
  expect(sourced.tensors.map(({ name, problem }) => [name, problem?.code])).toEqual([
    ['large', 'tensor-too-large'],
    ['last', undefined],
  ])
})

test('reading a large tensor reports, and can be stopped', async () => {
  const bytes = new Uint8Array(64 * 2 ** 20)
  const file = new File([bytes], 'w.bin')
  const reports: number[] = []
  const task = new Task(({ done }) => {
    reports.push(done)
    if (done > 0.2) task.stop()
  })
  const raw = { dtype: 'float32', endian: 'little', offset: 0 } as const
  await expect(new Source().get({ kind: 'files', files: [file], set: 1, raw }, task)).rejects.toThrow('stopped')
  expect(reports.length).toBeGreaterThan(0)
  expect(reports.at(-1)).toBeLessThan(1)
})

describe('a long text', () => {
  const stopping = () => {
    const reports: number[] = []
    const task = new Task(({ done }) => {
      reports.push(done)
      if (done > 0.3) task.stop()
    })
    return { task, reports }
  }
  // each would be refused at its end: nothing but its parser can have heard the stop
  const table = `${'0.25,0.5,0.75,1\n'.repeat(200_000)}1,2,3,1_0`
  const lists = `[${'[0.25,0.5,0.75,1],\n'.repeat(200_000)}[1,2,3,1_0]]`

  test.each([
    ['table', 'w.csv', table],
    ['table on one line', 'w.csv', table.replaceAll('\n', ',')],
    ['table of words', 'w.csv', `a\n${'b\n'.repeat(2_000_000)}`],
    ['list', 'w.json', lists],
  ])('in a file, a %s, reports while it is read, and can be stopped', async (_, name, text) => {
    const { task, reports } = stopping()
    const order = { kind: 'files', files: [new File([text], name)], set: 1 } as const
    await expect(new Source().get(order, task)).rejects.toThrow('stopped')
    expect(reports.length).toBeGreaterThan(0)
    expect(reports.at(-1)).toBeLessThan(1)
  })

  test('that was pasted, too', async () => {
    const { task } = stopping()
    await expect(new Source().get({ kind: 'text', name: 'w', text: lists }, task)).rejects.toThrow('stopped')
  })
})
