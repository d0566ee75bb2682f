import { expect, test } from 'vitest'
import { findRemedy } from './remedy.ts'
import type { Damage, Scanner } from './scanner.ts'

const damage = (sqnr: number, bitsPerWeight: number): Damage => {
  return { sqnr, squaredError: 1, signal: 10, lost: 0, bits: 1000 * bitsPerWeight }
}
const tensor = { name: 'w', shape: [20, 50], dtype: 'F32', count: 1000, bytes: 4000 }
const worst = { tensor, damage: damage(10, 4) }

/** Answers a probe along axis 0 and along axis 1. */
function scanner(...along: readonly (Damage | null)[]): Scanner & { probed: number } {
  const none = (): never => {
    throw new Error('not asked for')
  }
  const made = {
    probed: 0,
    open: none,
    scan: none,
    stop: none,
    dispose: none,
    probe: async (_: string, { params }: { params: Readonly<Record<string, unknown>> }) => {
      made.probed += 1
      expect(params.gran).toBe('channel')
      const spark = { low: 0, high: 1, counts: new Uint32Array(64) }
      const stats = { n: 1, finite: 1, nan: 0, posinf: 0, neginf: 0, overflowed: 0 }
      const moments = { min: 0, max: 1, mean: 0, std: 1, sumSquares: 1 }
      const found = along[Number(params.axis)] ?? null
      return { kind: 'scanned', stats: { ...stats, ...moments }, spark, damage: found, refused: null } as const
    },
  }
  return made
}

const pane = { id: 'affine', params: { k: 4 } }

test('is the axis that gives most, with its price', async () => {
  const best = { tensor: 'w', axis: 1, rank: 2, sqnr: 19, bits: 4.2, before: { sqnr: 10, bits: 4 } }
  expect(await findRemedy(scanner(damage(15, 4.1), damage(19, 4.2)), worst, pane)).toEqual(best)
})

test('is nothing where it gives little, or no more than as many bits in the codes', async () => {
  expect(await findRemedy(scanner(damage(12.9, 4), damage(9, 4)), worst, pane)).toBeNull()
  expect(await findRemedy(scanner(damage(19, 5.2), null), worst, pane)).toBeNull()
})

test('is not looked for where there are channels already, a range by hand, or no error', async () => {
  const asked = scanner(damage(99, 4), damage(99, 4))
  for (const params of [{ gran: 'group' }, { range: 'manual', a: -1, b: 1 }, { scale: 0.1 }]) {
    expect(await findRemedy(asked, worst, { id: 'affine', params })).toBeNull()
  }
  expect(await findRemedy(asked, { ...worst, damage: damage(Infinity, 4) }, pane)).toBeNull()
  expect(asked.probed).toBe(0)
})
