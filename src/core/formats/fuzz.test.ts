import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bytesOf, npyBytes } from '../../proof/corpus/make-files.ts'
import { CoreError } from '../errors.ts'
import { openWeights } from './open.ts'
import { memorySource } from './source.ts'

const VALID: readonly Uint8Array[] = [
  npyBytes('<f4', [2, 3], Float32Array.of(1, 2, 3, 4, 5, 6)),
  npyBytes('>i2', [2, 2], Int16Array.of(1, 2, 3, 4), true),
  ...[
    'a,b\n1.5,-2e3\n"3",nan\n',
    '1,5;"2,25"\r\n-0,5;NA\r\n',
    '# shape\n  1  2\n  3  4\n',
    '\xef\xbb\xbf1\t2\t\n3\t4\t\n',
    '\xff\xfe1\0,\x002\0',
    '\xc8\xa8,\xd6\xd8\n"1,234.5",2\n',
    '{"a": {"w": [[1, 2.5e-3], [null, "4"]]}, "n": 1, "s": "x"}',
    '[[1, 2], [3, NaN]]\n[[true, 6], [7, 8]]',
    "{'w': array([[1., 2.]], dtype=float32), 'b': (3, 4,)}",
    'X = np.array([[ 0.1 -0.2]\n [ 0.3  inf]])',
    '<!DOCTYPE html><p>',
    'version https://git-lfs.github.com/spec/v1\nsize 3\n',
    'PK\x03\x04\x14\0\0\0\0\0\0\0!\0\0\0\0\0\0\0\0\0\0\0\0\0\x05\0\0\0a.npy',
  ].map(bytesOf),
]

/** Bytes that mean something to some reader, and any byte at all. */
const byte = fc.oneof(
  fc.constantFrom(...Array.from('0123456789.,;\t\n\r "\'#%eE+-_[](){}:\\nulxNaIf=\0\xff', (c) => c.charCodeAt(0))),
  fc.integer({ min: 0, max: 255 }),
)

const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.nat(6),
  insert: fc.array(byte, { maxLength: 6 }),
})

const mutated = fc
  .tuple(fc.constantFrom(...VALID), fc.array(edit, { minLength: 1, maxLength: 6 }))
  .map(([file, edits]) =>
    edits.reduce((bytes, { at, remove, insert }) => {
      const start = Math.floor(at * bytes.length)
      return Uint8Array.from([...bytes.subarray(0, start), ...insert, ...bytes.subarray(start + remove)])
    }, file),
  )

const invented = fc.array(byte, { maxLength: 80 }).map((bytes) => Uint8Array.from(bytes))

/** Opens, or refuses with a CoreError; what opens keeps its promises. */
async function holds(bytes: Uint8Array): Promise<void> {
  try {
    const opened = await openWeights([memorySource('x', bytes)])
    expect(opened.tensors.length).toBeGreaterThan(0)
    for (const { name, shape, count } of opened.tensors) {
      const tensor = await opened.read(name)
      expect(tensor.data.length).toBe(count)
      expect(shape.reduce((a, b) => a * b, 1)).toBe(count)
    }
  } catch (error) {
    if (!(error instanceof CoreError)) throw error
  }
  expect(Object.keys(Object.prototype)).toEqual([])
}

test('the untouched files open or are refused as they should be', async () => {
  for (const bytes of VALID) await holds(bytes)
})

test.each([
  ['damaged', mutated, 3000],
  ['invented', invented, 3000],
])('%s files never throw anything but a CoreError', async (_, files, numRuns) => {
  await fc.assert(fc.asyncProperty(files, holds), { seed: 20, numRuns })
})
