import type { Steps } from '../../steps.ts'

/** Values per node, and nodes per node of the next level. */
const FAN = 32
const SHIFT = 5

/** One level: of every FAN^level neighbours, the sums around the first of them. */
export interface Level {
  readonly first: Float64Array
  readonly squares: Float64Array
}

/**
 * Σ (x − d) and Σ (x − d)² over any stretch of sorted values, in a time that hardly depends on its length. Sums are kept
 * in a tree, each node's around its own least value: neighbours in the order are near each other, so nothing large has to
 * cancel out, whatever the mean of the data is.
 */
export class SumTree {
  /** The sums of the last `sum`. */
  first = 0
  squares = 0
  readonly #values: Float32Array
  readonly #levels: Level[] = []

  private constructor(values: Float32Array) {
    this.#values = values
  }

  /** How many sums there are over `n` values. */
  static size(n: number): number {
    let size = 0
    for (let width = FAN; width <= n; width *= FAN) size += 2 * Math.floor(n / width)
    return size
  }

  /** The sums get their place in `room`, which has `size(values.length)` places. */
  static *over(values: Float32Array, room: Float64Array): Steps<SumTree> {
    const tree = new SumTree(values)
    for (let width = FAN, start = 0; width <= values.length; width *= FAN) {
      const nodes = Math.floor(values.length / width)
      const end = start + 2 * nodes
      yield* tree.#addLevel(width, {
        first: room.subarray(start, end - nodes),
        squares: room.subarray(end - nodes, end),
      })
      start = end
    }
    return tree
  }

  /** The first is that of FAN neighbours. */
  get levels(): readonly Level[] {
    return this.#levels
  }

  *#addLevel(width: number, level: Level): Steps<void> {
    const nodes = level.first.length
    for (let node = 0; node < nodes; node++) {
      this.sum(node * width, (node + 1) * width, this.#values[node * width])
      level.first[node] = this.first
      level.squares[node] = this.squares
      if ((node & 16383) === 16383) yield node / nodes
    }
    this.#levels.push(level)
  }

  /** Sums over `values[from, to)` around `centre`, into `first` and `squares`. */
  sum(from: number, to: number, centre: number): void {
    this.first = 0
    this.squares = 0
    const highest = this.#levels.length
    let level = 0
    for (let i = from; i < to; ) {
      // Up to the widest nodes that begin here and fit, down again towards the end.
      while (level < highest && isAt(i, level + 1) && to - i >= widthOf(level + 1)) level++
      while (to - i < widthOf(level)) level--
      const shift = level * SHIFT
      const end = level < highest ? Math.min(to, ((i >>> (shift + SHIFT)) + 1) << (shift + SHIFT)) : to
      const next = i + (((end - i) >>> shift) << shift)
      this.#add(level, i, next, centre)
      i = next
    }
  }

  /** Adds whole nodes of `level` from `from` to `to`. */
  #add(level: number, from: number, to: number, centre: number): void {
    const values = this.#values
    let { first, squares } = this
    if (level === 0) {
      for (let i = from; i < to; i++) {
        const distance = values[i] - centre
        first += distance
        squares += distance * distance
      }
    } else {
      const nodes = this.#levels[level - 1]
      const width = widthOf(level)
      for (let i = from; i < to; i += width) {
        const node = i >>> (level * SHIFT)
        const away = values[i] - centre
        const sum = nodes.first[node]
        first += sum + width * away
        squares += nodes.squares[node] + 2 * away * sum + width * away * away
      }
    }
    this.first = first
    this.squares = squares
  }
}

/** Values under one node; level 0 are the values themselves. */
function widthOf(level: number): number {
  return 1 << (level * SHIFT)
}

function isAt(i: number, level: number): boolean {
  return (i & (widthOf(level) - 1)) === 0
}
