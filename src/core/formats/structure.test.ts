import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bytesOf, npyBytes, npyWithHeader } from '../../proof/corpus/make-files.ts'
import { field, joined, safetensors, zipOf } from '../../proof/corpus/make-models.ts'
import { CoreError } from '../errors.ts'
import { openWeights } from './open.ts'
import { memorySource } from './source.ts'

/** Files that are sound as text or as an archive, and in which anything may stand in any place. */

const nested = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
const strange = fc.constantFrom(
  'null',
  'true',
  '-1',
  '0.5',
  '9007199254740993',
  '1e400',
  '""',
  '"__proto__"',
  '"\\ud800"',
  '{}',
  '[]',
  '[[[]]]',
  '{"toString":1}',
  '{"valueOf":[]}',
  '{"__proto__":{"x":1}}',
  '[{"toString":1}]',
  '[null,2]',
  nested,
)

/** An object as text: keys may come twice or not at all. */
const objectOf = (keys: readonly string[], value: fc.Arbitrary<string>) =>
  fc
    .array(fc.tuple(fc.constantFrom(...keys), fc.oneof({ arbitrary: value, weight: 3 }, strange)), { maxLength: 5 })
    .map((pairs) => `{${pairs.map(([key, text]) => `${JSON.stringify(key)}:${text}`).join(',')}}`)

const plain = fc.constantFrom('"F32"', '"BF16"', '"I64"', '[2]', '[]', '[1,2]', '[0,8]', '[0,4]', '[4,8]', '"pt"')
const headers = objectOf(
  ['w', 'v', '__metadata__', '__proto__'],
  objectOf(['dtype', 'shape', 'data_offsets', 'toString'], plain),
).map((header) => safetensors(header, new Uint8Array(8)))

const literal = fc.oneof(
  fc.constantFrom(
    "'<f4'",
    "'>i8'",
    "'|b1'",
    'False',
    'True',
    '(2,)',
    '()',
    '(1, 2)',
    '(-1,)',
    'None',
    "[('a', '<f4')]",
  ),
  fc.constantFrom('2', '1e400', '(((', "'", '(2, None)', '{}', "{'descr': 1}", '['.repeat(20_000), '(2,)'.repeat(9)),
)
const arrays = fc
  .array(fc.tuple(fc.constantFrom('descr', 'fortran_order', 'shape', 'x'), literal), { maxLength: 5 })
  .map((pairs) => npyWithHeader(`{${pairs.map(([key, text]) => `'${key}': ${text}`).join(', ')}}`, new Uint8Array(16)))

const number = fc.oneof(fc.nat(400), fc.constantFrom(0, 2 ** 31, 2 ** 32 - 1))
const member = fc.record(
  {
    name: fc.constantFrom('w.npy', 'v.npy', 'm/data.pkl', 'm/data/0', 'm/byteorder', 'x/'),
    data: fc.constantFrom(npyBytes('<f4', [2], Float32Array.of(1, 2)), bytesOf('x'), new Uint8Array()),
    method: fc.constantFrom(0, 8, 9),
    packed: fc.uint8Array({ maxLength: 30 }),
    crc: number,
    size: number,
    at: number,
  },
  { requiredKeys: ['name', 'data'] },
)
const archives = fc.array(member, { maxLength: 5 }).map((members) => zipOf(members))

const { message } = fc.letrec<{ message: Uint8Array }>((tie) => ({
  message: fc
    .array(
      fc.tuple(
        fc.integer({ min: 1, max: 26 }),
        fc.oneof(
          { depthSize: 'small', maxDepth: 5 },
          fc.oneof(
            fc.nat(30),
            fc.constantFrom('w', 'location', 'value_ints', 'Constant'),
            fc.uint8Array({ maxLength: 9 }),
          ),
          tie('message'),
        ),
      ),
      { maxLength: 6 },
    )
    .map((fields) => joined(...fields.map(([id, value]) => field(id, value)))),
}))
const models = message.map((graph) => joined(field(1, 8), field(7, graph)))

const opcode = fc.constantFrom(
  '(',
  '}',
  ']',
  ')',
  't',
  'u',
  's',
  'a',
  'e',
  'R',
  'Q',
  'b',
  '0',
  '1',
  '2',
  'q\x05',
  'h\x05',
  'K\x02',
  'N',
  '\x89',

  'ctorch._utils\n_rebuild_tensor_v2\n',
  'ctorch\nFloatStorage\n',
  'ccollections\nOrderedDict\n',
  '\x85',
  '\x86',

  'X\x07\0\0\0storage',
  'X\x01\0\0\x000',
  'X\x03\0\0\0cpu',
  'J\xff\xff\xff\xff',
  '\x8a\x09\0\0\0\0\0\0\0\0\x01',
  '\x81',
)
const pickles = fc
  .array(opcode, { maxLength: 40 })
  .map((codes) => zipOf([{ name: 'm/data.pkl', data: bytesOf(`\x80\x02}(${codes.join('')}u.`) }]))

/** Opens and reads, or refuses with a CoreError. */
async function holds(bytes: Uint8Array): Promise<void> {
  try {
    const opened = await openWeights([memorySource('x', bytes)])
    for (const { name, problem, count } of opened.tensors) {
      if (!problem) expect((await opened.read(name)).data.length).toBe(count)
    }
  } catch (error) {
    if (!(error instanceof CoreError)) throw error
  }
  expect(Object.keys(Object.prototype)).toEqual([])
}

test.each([
  ['headers of safetensors', headers],
  ['headers of npy', arrays],
  ['lists of archives', archives],
  ['messages of ONNX', models],
  ['pickles', pickles],
])('%s with anything in any place never throw anything but a CoreError', async (_, files) => {
  await fc.assert(fc.asyncProperty(files, holds), { seed: 8, numRuns: 400 })
})
