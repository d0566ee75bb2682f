import { expect, test } from 'vitest'
import { memorySource } from '../source.ts'
import { loadBlocks } from './blocks.ts'

/** Two weights in three bytes: a scale and two codes. */
const type = { id: 99, name: 'TOY', elements: 2, bytes: 3 }
const decoder = {
  decode: (bytes: Uint8Array, at: number, out: Float32Array, to: number) => {
    const scale = bytes[at] ?? 0
    out[to] = scale * (bytes[at + 1] ?? 0)
    out[to + 1] = scale * (bytes[at + 2] ?? 0)
  },
}

test('blocks become weights, and stay as they are stored', async () => {
  const file = memorySource('m', Uint8Array.of(9, 9, 2, 1, 3, 10, 0, 1))
  const reports: number[] = []
  const pace = (done: number): void => void reports.push(done)
  const loaded = await loadBlocks(file, { start: 2, count: 4, type, decoder }, pace)
  expect(loaded).toEqual({
    data: Float32Array.of(2, 6, 0, 10),
    stored: { kind: 'blocks', type: 'TOY', elements: 2, bytes: 3, data: Uint8Array.of(2, 1, 3, 10, 0, 1) },
  })
  expect(reports).toEqual([1])
})

test('more than one piece', async () => {
  const blocks = 1_500_000
  const bytes = Uint8Array.from({ length: 3 * blocks }, (_, i) => i % 251)
  const { data } = await loadBlocks(memorySource('m', bytes), { start: 0, count: 2 * blocks, type, decoder })
  const last = bytes.subarray(-3)
  expect(data.at(-1)).toBe((last[0] ?? 0) * (last[2] ?? 0))
})
