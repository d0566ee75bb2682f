import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { CoreError } from '../core/errors.ts'
import { safetensorsOf } from '../proof/corpus/make-models.ts'
import { rawAddress } from './raw-address.ts'
import { Source } from './source.ts'
import { Task } from './task.ts'

const data = Float32Array.from({ length: 100_000 }, (_, i) => i % 1000)
const FILE = safetensorsOf({ first: { shape: [100_000], data }, last: { shape: [2], data: Float32Array.of(3, -4) } })

type Answer = (request: IncomingMessage, response: ServerResponse) => void

let server: Server | null = null
const asked: string[] = []

/** Starts a server on the loopback address; returns the address of `path` on it. */
async function serve(answer: Answer, path = '/models/net.safetensors'): Promise<string> {
  asked.length = 0
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers.range ?? ''}`.trim())
    answer(request, response)
  })
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`
}

afterEach(() => {
  server?.closeAllConnections()
  server?.close()
  vi.unstubAllGlobals()
})

const withRanges =
  (bytes: Uint8Array, headers: Record<string, string> = {}): Answer =>
  ({ headers: { range } }, response) => {
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(range ?? '') ?? []
    if (from === undefined || to === undefined)
      return void response.writeHead(200, { 'content-length': bytes.length }).end(bytes)
    const end = Math.min(Number(to) + 1, bytes.length)
    response.writeHead(206, { 'content-range': `bytes ${from}-${end - 1}/${bytes.length}`, ...headers })
    response.end(bytes.subarray(Number(from), end))
  }
const whole =
  (bytes: Uint8Array): Answer =>
  (_, response) =>
    response.writeHead(200, { 'content-length': bytes.length }).end(bytes)

const load = (href: string, tensor = 'last', task = new Task()) => new Source().get({ kind: 'url', href, tensor }, task)
const problemOf = async (work: Promise<unknown>): Promise<unknown> => {
  const error = await work.catch((thrown: unknown) => thrown)
  return error instanceof CoreError ? error.problem : error
}

describe('a host that gives parts of a file', () => {
  test('is asked only for what is needed', async () => {
    const { tensor, file, notes, tensors } = await load(await serve(withRanges(FILE)))
    expect([...tensor.data]).toEqual([3, -4])
    expect(file).toEqual({ name: 'net.safetensors', bytes: FILE.length, sha256: '' })
    expect(tensors.map(({ name }) => name)).toEqual(['first', 'last'])
    expect(notes).toEqual([])
    const path = 'GET /models/net.safetensors'
    expect(asked).toEqual([`${path} bytes=0-65535`, `${path} bytes=${FILE.length - 8}-${FILE.length - 1}`])
  })

  test('and hides the size is asked for the length', async () => {
    const ranged = withRanges(FILE, { 'content-range': 'hidden' })
    const href = await serve(ranged)
    expect([...(await load(href)).tensor.data]).toEqual([3, -4])
    const path = '/models/net.safetensors'
    const end = `bytes=${FILE.length - 1}-${FILE.length}`
    expect(asked.slice(1, 3)).toEqual([`HEAD ${path} bytes=0-`, `GET ${path} ${end}`])
  })

  describe('and hides the size, but tells another length', () => {
    const table = new TextEncoder().encode('0.25,0.5,0.75,1\n'.repeat(10_000))
    const ranged = withRanges(table, { 'content-range': 'hidden' })
    const telling =
      (lengthFor: (request: IncomingMessage) => number): Answer =>
      (request, response) => {
        if (request.method === 'HEAD') response.writeHead(200, { 'content-length': lengthFor(request) }).end()
        else ranged(request, response)
      }
    const packs = ({ headers }: IncomingMessage): boolean => /gzip/.test(headers['accept-encoding'] ?? '')

    test.each([
      [
        'packed bytes, unless it is asked for others',
        (request: IncomingMessage) => (packs(request) ? 886 : table.length),
        [],
      ],
      ['packed bytes in any case', () => 886, ['note-no-ranges']],
      ['packed bytes, which are more than are there', () => 100_000, ['note-no-ranges']],
      ['more bytes than it has', () => 200_000, ['note-no-ranges']],
      ['nothing at all', () => 0, ['note-no-ranges']],
    ])('that of %s', async (_, lengthFor, noted) => {
      const href = await serve(telling(lengthFor), '/w.csv')
      const { tensor, file, notes } = await new Source().get({ kind: 'url', href }, new Task())
      expect(file?.bytes).toBe(table.length)
      expect(tensor.data.length).toBe(40_000)
      expect(notes.map(({ code }) => code)).toEqual(noted)
    })
  })

  describe('of which a later one', () => {
    const later =
      (headers: Record<string, string>, first: Record<string, string> = {}): Answer =>
      (request, response) =>
        withRanges(FILE, request.headers.range?.startsWith('bytes=0-') ? first : headers)(request, response)
    const place = (from: number, to: number, size = FILE.length) => ({ 'content-range': `bytes ${from}-${to}/${size}` })
    const [from, to] = [FILE.length - 8, FILE.length - 1]

    test.each([
      ['has another place', later(place(from - 4, to - 4)), 'url-silent'],
      ['has another end', later(place(from, to + 4, FILE.length)), 'url-silent'],
      ['is of a file of another size', later(place(from, to, FILE.length + 9)), 'file-unreadable'],
      ['has another tag', later({ etag: '"b"' }, { etag: '"a"' }), 'file-unreadable'],
      ['is of another time', later({ 'last-modified': 'Tue' }, { 'last-modified': 'Mon' }), 'file-unreadable'],
    ])('%s: it is refused', async (_, answer, code) => {
      expect(await problemOf(load(await serve(answer)))).toMatchObject({ code })
    })

    test.each([
      ['has another weak tag', later({ etag: 'W/"b"' }, { etag: 'W/"a"' })],
      ['has a tag alone', later({ etag: '"b"' })],
      [
        'has the tag, at another time',
        later({ etag: '"a"', 'last-modified': 'Tue' }, { etag: '"a"', 'last-modified': 'Mon' }),
      ],
    ])('%s: it is read', async (_, answer) => {
      expect([...(await load(await serve(answer))).tensor.data]).toEqual([3, -4])
    })

    test('is gone: it is refused', async () => {
      const ranged = withRanges(FILE)
      const href = await serve((request, response) => {
        if (request.headers.range?.startsWith('bytes=0-')) ranged(request, response)
        else response.writeHead(416).end()
      })
      expect(await problemOf(load(href))).toMatchObject({ code: 'file-unreadable' })
    })

    test('has no end: it is refused, and no more of it is fetched', async () => {
      const ranged = withRanges(FILE)
      let closed: Promise<unknown> = Promise.reject(new Error('nothing was asked for'))
      closed.catch(() => {})
      const href = await serve((request, response) => {
        if (request.headers.range?.startsWith('bytes=0-')) return ranged(request, response)
        closed = once(response, 'close')
        response.writeHead(206)
        const more = (): void => void (response.destroyed || response.write(new Uint8Array(1 << 16), more))
        more()
      })
      expect(await problemOf(load(href))).toMatchObject({ code: 'url-silent' })
      await closed
    })
  })

  test('but then fails, or gives something else, is named', async () => {
    const ranged = withRanges(FILE)
    const failing =
      (answer: Answer): Answer =>
      (request, response) =>
        request.headers.range?.startsWith('bytes=0-') ? ranged(request, response) : answer(request, response)
    const href = await serve(failing((_, response) => void response.writeHead(503).end()))
    expect(await problemOf(load(href))).toMatchObject({ code: 'url-status', values: { status: 503 } })
    server?.close()
    const other = await serve(failing(whole(FILE)))
    expect(await problemOf(load(other))).toMatchObject({ code: 'url-silent' })
  })

  test('has the parts of a model beside its index', async () => {
    const map = JSON.stringify({
      weight_map: { w: 'net.safetensors', x: '../secret', y: 'https://example.org/x', z: 'no' },
    })
    const index = new TextEncoder().encode(map)
    const href = await serve((request, response) => {
      if (request.url?.endsWith('index.json?download=true')) withRanges(index)(request, response)
      else if (request.url === '/m/net.safetensors?download=true') withRanges(FILE)(request, response)
      else response.writeHead(404).end()
    }, '/m/net.safetensors.index.json?download=true')
    const { tensor, notes } = await load(href)
    expect([...tensor.data]).toEqual([3, -4])
    expect(notes[0]).toMatchObject({ code: 'note-shards', values: { count: 3 } })
    expect(asked.filter((line) => !/net\.safetensors/.test(line))).toEqual(['GET /m/no?download=true bytes=0-65535'])
  })
})

describe('a host that gives only whole files', () => {
  test('gives all of it, which is said', async () => {
    const { tensor, notes } = await load(await serve(whole(FILE)))
    expect([...tensor.data]).toEqual([3, -4])
    expect(notes[0]).toMatchObject({ code: 'note-no-ranges', values: { bytes: FILE.length } })
    expect(asked.length).toBe(1)
  })

  test('is refused above the limit, before anything is fetched', async () => {
    const href = await serve((_, response) => void response.writeHead(200, { 'content-length': 1e12 }).write('x'))
    expect(await problemOf(load(href))).toMatchObject({ code: 'url-large', values: { bytes: 1e12, limit: 2 ** 28 } })
  })
})

test('an empty file is said to be empty', async () => {
  const href = await serve((_, response) => void response.writeHead(416).end())
  expect(await problemOf(load(href))).toEqual({ code: 'file-empty', values: { file: 'net.safetensors' } })
})

describe('refusals', () => {
  test('of the host by a status', async () => {
    const href = await serve((_, response) => void response.writeHead(403).end('no'))
    const host = new URL(href).host
    expect(await problemOf(load(href))).toEqual({
      code: 'url-status',
      values: { file: 'net.safetensors', host, status: 403 },
    })
  })

  test('by nobody at all', async () => {
    const href = await serve(whole(FILE))
    server?.close()
    expect(await problemOf(load(href))).toMatchObject({ code: 'url-silent', values: { file: 'net.safetensors' } })
  })

  test('of the browser, since the host does not allow it', async () => {
    vi.stubGlobal('fetch', async (_: URL, { mode }: RequestInit) => {
      if (mode !== 'no-cors') throw new TypeError('Failed to fetch')
      return { type: 'opaque' }
    })
    expect(await problemOf(load('https://example.org/a/net.safetensors'))).toEqual({
      code: 'url-closed',
      values: { file: 'net.safetensors', host: 'example.org' },
    })
  })

  test.each(['net.safetensors', 'ftp://example.org/x', 'javascript:alert(1)', 'file:///x', ''])(
    'of %j',
    async (href) => {
      expect(await problemOf(load(href))).toMatchObject({ code: 'url-bad' })
    },
  )
})

test.each([
  ['https://github.com/a/b/blob/main/dir/w.npy', 'https://raw.githubusercontent.com/a/b/main/dir/w.npy'],
  ['https://github.com/a/b/raw/v1/w.npy?x=1#L1', 'https://raw.githubusercontent.com/a/b/v1/w.npy'],
  ['https://huggingface.co/a/b/blob/main/w.gguf', 'https://huggingface.co/a/b/resolve/main/w.gguf'],
  ['https://hf.co/datasets/a/b/blob/main/w.npz', 'https://huggingface.co/datasets/a/b/resolve/main/w.npz'],
  ['https://gitlab.com/g/s/p/-/blob/main/w.npy', 'https://gitlab.com/g/s/p/-/raw/main/w.npy'],
  ['https://example.org/a/blob/b/w.npy', 'https://example.org/a/blob/b/w.npy'],
  [' http://me:secret@example.org/w.npy?k=1#x ', 'http://example.org/w.npy?k=1'],
  ['https://github.com.evil.org/a/b/blob/main/w', 'https://github.com.evil.org/a/b/blob/main/w'],
])('the file of %s is at %s', (page, raw) => expect(rawAddress(page).href).toBe(raw))
