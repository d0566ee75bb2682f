import { createHash } from 'node:crypto'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { CoreError } from '../core/errors.ts'
import { zipOf } from '../proof/corpus/make-models.ts'
import { FETCH_LIMIT } from './fetch-bytes.ts'
import type { WeightsOrder } from './protocol.ts'
import { Source } from './source.ts'
import { Stopped, Task } from './task.ts'

const get = (order: WeightsOrder, task = new Task()) => new Source().get(order, task)
const problemOf = async (work: Promise<unknown>): Promise<unknown> => {
  const error = await work.catch((thrown: unknown) => thrown)
  return error instanceof CoreError ? error.problem : error
}

/** A version 1.0 npy file of little-endian float32. */
function npy(shape: readonly number[], values: readonly number[]): Uint8Array<ArrayBuffer> {
  const header = `{'descr': '<f4', 'fortran_order': False, 'shape': (${shape.join(', ')},), }`.padEnd(117)
  const head = new TextEncoder().encode(`xNUMPY\u0001\u0000v\u0000${header}\n`)
  head[0] = 0x93
  const bytes = new Uint8Array(head.length + 4 * values.length)
  bytes.set(head)
  bytes.set(new Uint8Array(Float32Array.from(values).buffer), head.length)
  return bytes
}

/** A file that counts how often it is read. */
class CountedFile extends File {
  reads = 0
  override slice(start?: number, end?: number): Blob {
    this.reads += 1
    return super.slice(start, end)
  }
}

describe('files', () => {
  const text = '{"bias": [1, 2], "weight": [[1, 2], [3, 4.5]], "norm": [[7]]}'
  const files = (file: File, set: number, tensor?: string): WeightsOrder => {
    const order = { kind: 'files', files: [file], set } as const
    return tensor === undefined ? order : { ...order, tensor }
  }

  test('give the first matrix where none is named, with the names of all and the hash', async () => {
    const { tensor, tensors, file, notes } = await get(files(new File([text], 'net.json'), 1))
    expect(tensor).toMatchObject({ name: 'weight', shape: [2, 2] })
    expect([...tensor.data]).toEqual([1, 2, 3, 4.5])
    expect(tensors.map(({ name }) => name)).toEqual(['bias', 'weight', 'norm'])
    // nothing but what may cross a boundary
    expect(new Set(tensors.flatMap((each) => Object.keys(each)))).toEqual(
      new Set(['name', 'shape', 'dtype', 'count', 'bytes']),
    )
    expect(notes).toEqual([])
    const sha256 = createHash('sha256').update(text).digest('hex')
    expect(file).toEqual({ name: 'net.json', bytes: text.length, sha256 })
  })

  test('stay open for another tensor; other files are opened anew', async () => {
    const source = new Source()
    const file = new CountedFile([text], 'net.json')
    await source.get(files(file, 1), new Task())
    const { reads } = file
    expect(reads).toBeGreaterThan(0)
    const { tensor, file: told } = await source.get(files(file, 1, 'norm'), new Task())
    expect([...tensor.data]).toEqual([7])
    expect(told?.sha256.length).toBe(64)
    expect(file.reads).toBe(reads)
    await source.get(files(file, 2), new Task())
    expect(file.reads).toBeGreaterThan(reads)
    expect(await problemOf(source.get(files(file, 2, 'nothing'), new Task()))).toMatchObject({ code: 'tensor-unknown' })
  })

  test('are listed where the main tensor is damaged, if only the list is wanted', async () => {
    const member = (name: string, values: readonly number[]) => ({
      name: `${name}.npy`,
      data: npy([values.length], values),
    })
    const archive = zipOf([
      {
        ...member(
          'weight',
          Array.from({ length: 100_000 }, () => 1),
        ),
        crc: 0,
      },
      member('bias', [4, 5, 6]),
    ])
    const order = files(new File([Uint8Array.from(archive)], 'net.npz'), 1)
    expect(await problemOf(get(order))).toMatchObject({ code: 'zip-member' })
    const { tensor, tensors } = await get({ ...order, any: true } as WeightsOrder)
    expect(tensors.map(({ name }) => name)).toEqual(['weight', 'bias'])
    expect(tensor.name).toBe('bias')
    const whole = files(new File([text], 'net.json'), 2)
    expect((await get({ ...whole, any: true } as WeightsOrder)).tensor.name).toBe('norm')
  })

  test('of which nothing can be read are refused, even if only the list is wanted', async () => {
    const file = new File([text], 'net.json')
    file.slice = () => {
      throw new DOMException('gone', 'NotReadableError')
    }
    expect(await problemOf(get({ ...files(file, 1), any: true } as WeightsOrder))).toMatchObject({
      code: 'file-unreadable',
    })
  })

  test('are hashed whole, also beyond one piece', async () => {
    const bytes = npy(
      [1_200_000],
      Array.from({ length: 1_200_000 }, (_, i) => i),
    )
    const { tensor, file } = await get(files(new File([bytes], 'w.npy'), 1))
    expect(tensor.data.length).toBe(1_200_000)
    expect(file?.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
  })

  test('that are too large to hash have no hash', async () => {
    const { fileSource, sha256Of } = await import('./file-bytes.ts')
    const file = { ...fileSource(new File([], 'w.bin')), size: 1_000_000_001 }
    expect(await sha256Of(file, new Task())).toBe('')
  })

  test('that cannot be read are named', async () => {
    const file = new File([text], 'net.json')
    file.slice = () => {
      throw new DOMException('gone', 'NotReadableError')
    }
    expect(await problemOf(get(files(file, 1)))).toEqual({ code: 'file-unreadable', values: { file: 'net.json' } })
  })

  test('are let go when the wish ends', async () => {
    const task = new Task()
    const file = new File([text], 'net.json')
    const never = new Blob([])
    never.arrayBuffer = () => new Promise(() => {})
    file.slice = () => never
    const work = get(files(file, 1), task)
    task.stop()
    await expect(work).rejects.toBeInstanceOf(Stopped)
  })
})

test('text is read as a file of text would be', async () => {
  const { tensor, tensors } = await get({ kind: 'text', name: 'pasted', text: '1, 2\n3, 4' })
  expect(tensor).toMatchObject({ name: 'pasted', shape: [2, 2] })
  expect(tensors.length).toBe(1)
  expect(await problemOf(get({ kind: 'text', name: 'pasted', text: ' ' }))).toMatchObject({ code: 'file-empty' })
})

describe('an address', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
  })
  const order: WeightsOrder = {
    kind: 'fetch',
    name: 'fc1.weight',
    href: 'https://site.test/examples/net/fc1.weight.npy',
  }
  const answer = (make: (signal: AbortSignal) => Response | Promise<Response>): void => {
    vi.stubGlobal('fetch', async (_: string, { signal }: { signal: AbortSignal }) => make(signal))
  }

  test('gives the one tensor of its file under the name that was asked for', async () => {
    answer(() => new Response(npy([2, 3], [1, 2, 3, 4, 5, 6])))
    const { tensor, file, notes } = await get(order)
    expect(tensor).toMatchObject({ name: 'fc1.weight', shape: [2, 3], dtype: 'f4' })
    expect([...tensor.data]).toEqual([1, 2, 3, 4, 5, 6])
    expect(file).toBeUndefined()
    expect(notes).toEqual([])
  })

  test('without a good answer is a problem with its status', async () => {
    answer(() => new Response('not here', { status: 404 }))
    expect(await problemOf(get(order))).toEqual({ code: 'fetch-failed', values: { name: 'fc1.weight', status: 404 } })
    answer(() => Promise.reject(new TypeError('Failed to fetch')))
    expect(await problemOf(get(order))).toEqual({ code: 'fetch-failed', values: { name: 'fc1.weight', status: 0 } })
  })

  test('with a page of words instead is refused as what it is', async () => {
    answer(() => new Response('<!doctype html><html><body>hello</body></html>'))
    expect(await problemOf(get(order))).toMatchObject({ code: 'file-web-page', values: { file: 'fc1.weight.npy' } })
  })

  test('that gives without end is cut off', async () => {
    let cancelled = false
    let given = 0
    const chunk = new Uint8Array(8 * 2 ** 20)
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        given += chunk.length
        controller.enqueue(chunk)
      },
      cancel: () => {
        cancelled = true
      },
    })
    answer((signal) => {
      const response = new Response(endless)
      // as a real fetch does when it is aborted
      signal.addEventListener('abort', () => {
        cancelled = true
      })
      return response
    })
    expect(await problemOf(get(order))).toMatchObject({ code: 'file-too-large', values: { limit: FETCH_LIMIT } })
    expect(cancelled).toBe(true)
    expect(given).toBeLessThan(FETCH_LIMIT + 4 * chunk.length)
  })
})
