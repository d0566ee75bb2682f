import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CoreError } from '../../core/errors.ts'
import { openWeights } from '../../core/formats/open.ts'
import type { ByteSource } from '../../core/formats/source.ts'
import { type CorpusCase, readCases } from './manifest.ts'

const FOLDER = fileURLToPath(new URL('../fixtures/corpus', import.meta.url))
const BINARY = /\.(?:npy|npz|safetensors|gguf|onnx|pt|pth|ckpt)$/
/** Larger ones are not more interesting, only slower. */
const MOST_BYTES = 70_000
const cases = (await readCases(FOLDER)).filter(({ path, bytes }) => BINARY.test(path) && bytes < MOST_BYTES)

/** A file that refuses to be asked for what it does not have: a reader must know before it asks. */
function strictFile(name: string, bytes: Uint8Array): ByteSource {
  const slice = async (start: number, end: number) => {
    if (!(start >= 0 && start <= end && end <= bytes.length)) throw new TypeError(`${name}: bytes ${start} to ${end}`)
    return bytes.slice(start, end)
  }
  return { name, size: bytes.length, slice }
}

/** Opens and reads all, or refuses with a CoreError. Room is made for what a file of this size can hold, no more. */
async function holds(item: CorpusCase, bytes: Uint8Array): Promise<void> {
  const name = basename(item.path)
  try {
    const opened = await openWeights([strictFile(name, bytes)])
    for (const { name: tensor, problem, count, shape } of opened.tensors) {
      if (problem) continue
      expect(shape.reduce((a, b) => a * b, 1)).toBe(count)
      const read = await opened.read(tensor).catch((error: unknown) => {
        if (error instanceof CoreError) return undefined
        throw error
      })
      if (read) expect(read.data.length).toBe(count)
    }
  } catch (error) {
    if (!(error instanceof CoreError)) throw error
    expect(error.problem.code, `${name} was asked for bytes that it does not have`).not.toBe('file-unreadable')
  }
  expect(Object.keys(Object.prototype)).toEqual([])
}

const damage = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('cut' as const), at: fc.double({ min: 0, max: 1, noNaN: true }) }),
    fc.record({
      kind: fc.constant('set' as const),
      // headers stand at the beginning, those of archives at the end
      at: fc.oneof(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 0.05, noNaN: true }),
        fc.double({ min: 0.9, max: 1, noNaN: true }),
      ),
      value: fc.oneof(fc.nat(255), fc.constantFrom(0, 0x7f, 0x80, 0xff)),
    }),
  ),
  { minLength: 1, maxLength: 4 },
)

function damaged(
  bytes: Uint8Array,
  changes: readonly { kind: 'cut' | 'set'; at: number; value?: number }[],
): Uint8Array {
  let result = bytes.slice()
  for (const { kind, at, value = 0 } of changes) {
    const place = Math.min(result.length - 1, Math.floor(at * result.length))
    if (kind === 'cut') result = result.slice(0, place)
    else if (place >= 0) result[place] = value
  }
  return result
}

test('there are files of every binary format', () => {
  const found = new Set(cases.map(({ path }) => path.slice(path.lastIndexOf('.') + 1)))
  expect([...found].sort()).toEqual(['ckpt', 'gguf', 'npy', 'npz', 'onnx', 'pt', 'pth', 'safetensors'])
})

test.each(cases.map((item) => [item.path, item] as const))('%s, damaged', async (_, item) => {
  const bytes = Uint8Array.from(await readFile(join(FOLDER, item.path)))
  await holds(item, bytes)
  const property = fc.asyncProperty(damage, (changes) => holds(item, damaged(bytes, changes)))
  await fc.assert(property, { seed: 4, numRuns: bytes.length > 20_000 ? 12 : 25 })
})
