import { STRIDE } from '../pace.ts'

/** One axis of a view, longer than 1. */
interface Axis {
  readonly size: number
  /** From one value to the next in the storage; 0 repeats. */
  readonly stride: number
  /** From one value to the next in the tensor, which is in C order. */
  readonly step: number
}

/** An axis with the places that the axes behind it reach beyond its own. */
type Level = Axis & { readonly reach: number }

/** `count` values of one axis: the first is at `place` of the stretch, and goes to `target` of the tensor. */
type Run = (place: number, target: number, count: number, axis: Axis) => void

/**
 * The values of a view by their places in the stretch of the storage that it covers, which is counted from 0. Axes are
 * walked from the longest stride to the shortest, so that what lies together is found together.
 */
export class Runs {
  readonly #levels: readonly Level[]
  /** Length of the stretch. */
  readonly length: number

  constructor(shape: readonly number[], strides: readonly number[]) {
    const axes: Axis[] = []
    let step = 1
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      if (shape[axis] > 1) axes.push({ size: shape[axis], stride: strides[axis], step })
      step *= shape[axis]
    }
    axes.sort((a, b) => b.stride - a.stride)
    this.#levels = axes.map((axis, i) => ({ ...axis, reach: lastPlace(axes.slice(i + 1)) }))
    this.length = lastPlace(axes) + 1
  }

  /** All runs with places in [from, to), cut to these. Pauses now and then, since many values may have one place. */
  *within(from: number, to: number, take: Run): Generator<void, void, void> {
    const levels = this.#levels
    // of each level: where the levels before it have led to, the next index and the last one
    const [places, targets, next, last] = [0, 0, 0, 0].map((zero) => levels.map(() => zero))
    let work = 0
    let isEntered = true
    for (let depth = 0; depth >= 0; ) {
      const axis = levels[depth]
      if (isEntered) {
        next[depth] = firstBeyond(axis, places[depth], from)
        last[depth] = lastBefore(axis, places[depth], to)
      }
      const place = places[depth] + next[depth] * axis.stride
      const target = targets[depth] + next[depth] * axis.step
      const count = last[depth] - next[depth] + 1
      isEntered = count > 0 && depth < levels.length - 1
      if (count <= 0) depth--
      else if (isEntered) {
        next[depth++]++
        places[depth] = place
        targets[depth] = target
      } else {
        const taken = Math.min(count, STRIDE)
        take(place, target, taken, axis)
        next[depth] += taken
        work += taken
      }
      if (++work >= STRIDE) {
        work = 0
        yield
      }
    }
  }

  /** The first place of a value at or behind `from`, which must lie in the stretch. */
  next(from: number): number {
    const levels = this.#levels

    function visit(depth: number, place: number): number {
      if (depth === levels.length) return place
      const { size, stride } = levels[depth]
      let i = firstBeyond(levels[depth], place, from)
      let next = visit(depth + 1, place + i * stride)
      // where axes overlap, a later one may begin in front of what this one leaves
      for (i++; i < size && place + i * stride < next; i++) next = Math.min(next, visit(depth + 1, place + i * stride))
      return next
    }

    return visit(0, 0)
  }
}

/**
 * The first index of an axis whose places reach `from`. What repeats has no places of its own: that it does was found out
 * by the axes before it.
 */
function firstBeyond({ stride, reach }: Level, place: number, from: number): number {
  return stride === 0 ? 0 : Math.max(0, Math.ceil((from - reach - place) / stride))
}

/** The last index of an axis whose first place is in front of `to`. */
function lastBefore({ size, stride }: Level, place: number, to: number): number {
  return stride === 0 ? size - 1 : Math.min(size - 1, Math.floor((to - 1 - place) / stride))
}

function lastPlace(axes: readonly Axis[]): number {
  return axes.reduce((place, { size, stride }) => place + (size - 1) * stride, 0)
}
