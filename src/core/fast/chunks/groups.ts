import { groupOf, type Layout } from '../../quantizer/layout.ts'
import type { ChunkMemory } from './memory.ts'

/** Runs of weights of one group: what is left of the first, how long others are, the same of rows. As `expand` takes them. */
export type Runs = readonly [left: number, run: number, rowLeft: number, row: number]

/** How [from, …) falls into runs. */
export function runsFrom({ run, row }: Layout, from: number): Runs {
  const inRow = from % row
  return [run - (inRow % run), run, row - inRow, row]
}

/** The first group in [from, to), and how many runs there are: each is of the next group, behind the last comes the first. */
export function groupsIn(layout: Layout, from: number, to: number): { first: number; count: number } {
  const first = groupOf(layout, from)
  if (layout.kind === 'tensor') return { first, count: 1 }
  if (layout.kind === 'channel') return { first, count: runOf(layout, to - 1) - runOf(layout, from) + 1 }
  return { first, count: groupOf(layout, to - 1) - first + 1 }
}

function runOf({ run }: Layout, index: number): number {
  return Math.floor(index / run)
}

/** Copies the numbers of the groups in [from, to) to `into`, one per run of weights, in order. */
export function copyGroups(
  memory: ChunkMemory,
  layout: Layout,
  from: number,
  to: number,
  numbers: Float32Array,
  into: number,
): void {
  const { first, count } = groupsIn(layout, from, to)
  const copied = memory.f32(into, count)
  for (let at = 0, group = first; at < count; group = 0) {
    const size = Math.min(count - at, layout.groups - group)
    copied.set(numbers.subarray(group, group + size), at)
    at += size
  }
}

/** Writes the number of its group, which `copyGroups` has put at `numbers`, beside each weight of [from, to). */
export function expandGroups(
  memory: ChunkMemory,
  layout: Layout,
  from: number,
  to: number,
  numbers: number,
  into: number,
): void {
  memory.kernels.expand(numbers, into, to - from, ...runsFrom(layout, from))
}
