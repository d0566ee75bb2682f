import { CoreError } from '../errors.ts'

/**
 * Which weights share a scale. A group is a set of runs of `run` neighbours:
 * per-tensor has one group, per-channel one per index of `axis`, per-group one per `group` neighbours of the last axis.
 */
export interface Layout {
  readonly kind: 'tensor' | 'channel' | 'group'
  /** Number of weights. */
  readonly n: number
  readonly groups: number
  /** Neighbours that share a group; the last run of a row may be shorter for `group`. */
  readonly run: number
  /** For `group`: weights per row, the unit that the runs restart at. For the others: n. */
  readonly row: number
}

const product = (sizes: readonly number[]): number => sizes.reduce((a, b) => a * b, 1)

export function tensorLayout(n: number): Layout {
  return { kind: 'tensor', n, groups: 1, run: Math.max(1, n), row: Math.max(1, n) }
}

/** One group per index along `axis` (negative counts from the end). Throws `bad-axis`. A scalar or a vector has one axis. */
export function channelLayout(shape: readonly number[], axis: number): Layout {
  const sizes = shape.length === 0 ? [1] : shape
  const at = axis < 0 ? axis + sizes.length : axis
  const channels = sizes[at]
  if (channels === undefined) throw new CoreError('bad-axis', { axis, rank: sizes.length })
  const n = product(sizes)
  return { kind: 'channel', n, groups: channels, run: Math.max(1, product(sizes.slice(at + 1))), row: Math.max(1, n) }
}

/** One group per `size` neighbours along the last axis; a row's last group may be shorter. */
export function groupLayout(shape: readonly number[], size: number): Layout {
  const n = product(shape)
  const row = Math.max(1, shape[shape.length - 1] ?? 1)
  return { kind: 'group', n, groups: (n / row) * Math.ceil(row / size), run: size, row }
}

/** One group per `size` neighbours, counted through the whole tensor as if it had one axis; the last may be shorter. */
export function blockLayout(n: number, size: number): Layout {
  return groupLayout([n], size)
}

/** The group of weight `index`. */
export function groupOf(layout: Layout, index: number): number {
  if (layout.kind === 'tensor') return 0
  if (layout.kind === 'channel') return Math.floor(index / layout.run) % layout.groups
  const row = Math.floor(index / layout.row)
  return row * Math.ceil(layout.row / layout.run) + Math.floor((index % layout.row) / layout.run)
}

/** Calls `visit(group, start, end)` for every stretch of `[from, to)` that lies in one group, in order. */
export function forEachRun(
  layout: Layout,
  from: number,
  to: number,
  visit: (group: number, start: number, end: number) => void,
): void {
  if (layout.kind === 'tensor') {
    if (from < to) visit(0, from, to)
    return
  }
  let start = from
  while (start < to) {
    const inRow = start % layout.row
    const rowEnd = start - inRow + layout.row
    const runEnd = start - (inRow % layout.run) + layout.run
    const end = Math.min(to, rowEnd, runEnd)
    visit(groupOf(layout, start), start, end)
    start = end
  }
}

/** Calls `visit(start, end)` for every stretch of weights that belongs to `group`, in order. */
export function forEachRunOf(layout: Layout, group: number, visit: (start: number, end: number) => void): void {
  if (layout.kind === 'group') {
    const perRow = Math.ceil(layout.row / layout.run)
    const rowStart = Math.floor(group / perRow) * layout.row
    const start = rowStart + (group % perRow) * layout.run
    visit(start, Math.min(start + layout.run, rowStart + layout.row))
    return
  }
  const stride = layout.groups * layout.run
  for (let start = group * layout.run; start < layout.n; start += stride) {
    visit(start, Math.min(start + layout.run, layout.n))
  }
}
