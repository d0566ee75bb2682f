import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { npyBytes } from '../../../proof/corpus/make-files.ts'
import { zipOf } from '../../../proof/corpus/make-models.ts'
import { WatchedFile } from '../../../proof/corpus/watched-file.ts'
import { openWeights } from '../open.ts'
import { memorySource } from '../source.ts'

const open = (bytes: Uint8Array) => openWeights([memorySource('m.npz', bytes)])
const small = npyBytes('<f4', [2], Float32Array.of(1, 2))
const large = npyBytes(
  '<f4',
  [40_000],
  Float32Array.from({ length: 40_000 }, (_, i) => i % 97),
)
const deflated = (name: string, data: Uint8Array) => ({ name, data, packed: deflateRawSync(data), method: 8 })

test('stored and deflated members, small and large, and a comment behind them', async () => {
  const members = [{ name: 'a/b.npy', data: small }, deflated('c.npy', large), { name: 'd.npy', data: large }]
  const opened = await open(zipOf(members, 'PK\x05 and more'))
  expect(opened.tensors.map(({ name, shape }) => [name, shape])).toEqual([
    ['a/b', [2]],
    ['c', [40_000]],
    ['d', [40_000]],
  ])
  const { data } = await opened.read('c')
  expect(data[96]).toBe(96)
  expect((await opened.read('d')).data).toEqual(data)
})

test('members that are no arrays are named', async () => {
  const { notes } = await open(
    zipOf([
      { name: 'x.npy', data: small },
      { name: 'readme.txt', data: small },
    ]),
  )
  expect(notes).toEqual([{ code: 'note-no-arrays', values: { file: 'm.npz', names: 'readme.txt', count: 1 } }])
})

test('a size that cannot come out of the packed bytes is refused before there is room for it', async () => {
  const count = 2 ** 26
  const start = npyBytes('<f4', [count], new Float32Array())
  const member = { ...deflated('x.npy', start), size: start.length + 4 * count }
  const problem = { code: 'zip-member', values: { member: 'x.npy', fault: 'size' } }
  await expect(open(zipOf([member]))).rejects.toMatchObject(problem)
  const zeros = npyBytes('<f4', [2 ** 20], new Float32Array(2 ** 20))
  expect((await (await open(zipOf([deflated('z.npy', zeros)]))).read('z')).data.length).toBe(2 ** 20)
})

test('damage in a large member is found when it is read', async () => {
  const packed = deflateRawSync(large)
  const cases = [
    [{ ...deflated('x.npy', large), crc: 1 }, 'crc'],
    [{ ...deflated('x.npy', large), size: large.length - 4 }, 'size'],
    [{ ...deflated('x.npy', large), packed: packed.subarray(0, packed.length - 9) }, 'data'],
  ] as const
  for (const [member, fault] of cases) {
    // the size that the archive states is also what the header of the array is held against
    const opening = open(zipOf([member])).then((opened) => opened.read('x'))
    await expect(opening).rejects.toMatchObject(fault === 'size' ? { code: 'npy-truncated' } : { values: { fault } })
  }
})

test('a small one is found when it is listed, and the others stay', async () => {
  const { tensors } = await open(
    zipOf([
      { name: 'x.npy', data: small, crc: 5 },
      { name: 'y.npy', data: small },
    ]),
  )
  expect(tensors.map(({ name, problem }) => [name, problem?.code])).toEqual([
    ['x', 'zip-member'],
    ['y', undefined],
  ])
})

test.each([0, 8])('reading by method %i goes on in small steps, the check of the CRC too', async (method) => {
  const data = npyBytes('<f4', [5_000_000], new Float32Array(5_000_000))
  const member = method === 0 ? { name: 'x.npy', data } : deflated('x.npy', data)
  const opened = await open(zipOf([member]))
  const steps: number[] = []
  await opened.read('x', (done) => void steps.push(done))
  expect(steps).toEqual([...steps].sort((a, b) => a - b))
  const gaps = steps.map((done, i) => done - (steps[i - 1] ?? 0))
  expect(Math.max(...gaps)).toBeLessThan(0.25)
  expect(steps.at(-1)).toBe(1)
})

test('what would be too large to unpack is refused before it is', async () => {
  const member = { ...deflated('x.npy', small), size: 2 ** 29 + 1 }
  await expect(open(zipOf([member]))).rejects.toMatchObject({ code: 'zip-large', values: { bytes: 2 ** 29 + 1 } })
})

test('of members that share all bytes one is read: the others would make much of little', async () => {
  const shared = deflated('w.npy', npyBytes('<f4', [12_000], new Float32Array(12_000)))
  const others = Array.from({ length: 3000 }, (_, i) => ({ ...shared, name: `${i}.npy`, at: 0 }))
  const file = new WatchedFile('m.npz', zipOf([...others, shared]))
  const { tensors } = await openWeights([file], { pace: file.pace })
  expect(tensors.filter(({ problem }) => !problem).map(({ name }) => name)).toEqual(['w'])
  const overlapping = tensors.filter(
    ({ problem }) => problem?.code === 'zip-member' && problem.values.fault === 'overlap',
  )
  expect(overlapping.length).toBe(others.length)
  expect(file.bytesRead).toBeLessThan(2 * file.size + 2 ** 18)
})

test('a member within another one leaves that unread too', async () => {
  const members = [
    { name: 'a.npy', data: large },
    { name: 'within.npy', data: small, at: 100 },
    { name: 'b.npy', data: small },
  ]
  const { tensors } = await open(zipOf(members))
  expect(tensors.map(({ name, problem }) => [name, problem?.values])).toEqual([
    ['a', { file: 'm.npz', member: 'a.npy', fault: 'overlap' }],
    ['within', { file: 'm.npz', member: 'within.npy', fault: 'place' }],
    ['b', undefined],
  ])
})

test('there is a pause after each member that is listed', async () => {
  const file = new WatchedFile('m.npz', zipOf(Array.from({ length: 500 }, (_, i) => deflated(`${i}.npy`, small))))
  await openWeights([file], { pace: file.pace })
  expect(file.pauses.length).toBeGreaterThan(500)
})
