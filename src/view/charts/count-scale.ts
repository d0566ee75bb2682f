import { tickStep } from 'd3-array'
import { count } from '../../i18n/numbers.ts'
import type { CountScale } from '../../state/scene.ts'

/** Counts to heights. √ keeps zero at zero and shows a single weight beside a tower of a thousand. */
export interface CountAxis {
  readonly ticks: readonly number[]
  /** The height of the axis in counts. */
  readonly max: number
  /** 0 at the baseline, 1 at the top. */
  readonly share: (count: number) => number
}

/** A count of 1 must have a height on a logarithmic axis too. */
const LOG_START = 0.7

function steps(from: number, step: number, to: number): number[] {
  const last = Math.ceil(to / step - 1e-9)
  return Array.from({ length: last + 1 - from }, (_, i) => (from + i) * step)
}

function wholeStep(max: number, most: number): number {
  let wanted = most
  let step = Math.max(1, tickStep(0, max, wanted))
  while (Math.ceil(max / step - 1e-9) > most && wanted > 1) {
    wanted -= 1
    step = Math.max(1, tickStep(0, max, wanted))
  }
  return step
}

/** The axis that shows counts up to `max`: 3 or 4 ticks, the last one at or above it. */
export function countAxis(kind: CountScale, max: number): CountAxis {
  const top = Math.max(1, max)
  if (kind === 'log') {
    const decades = Math.max(1, Math.ceil(Math.log10(top) - 1e-9))
    const every = Math.ceil(decades / 4)
    const end = 10 ** (Math.ceil(decades / every) * every)
    const height = Math.log(end / LOG_START)
    const ticks = steps(0, every, decades).map((power) => 10 ** power)
    return { ticks, max: end, share: (n) => (n > LOG_START ? Math.log(n / LOG_START) / height : 0) }
  }
  if (kind === 'sqrt') {
    const step = wholeStep(Math.sqrt(top), 4)
    const ticks = steps(0, step, Math.sqrt(top)).map((root) => root * root)
    const end = ticks[ticks.length - 1] ?? 1
    return { ticks, max: end, share: (n) => Math.sqrt(n / end) }
  }
  const step = wholeStep(top, 4)
  const ticks = steps(0, step, top)
  const end = ticks[ticks.length - 1] ?? 1
  return { ticks, max: end, share: (n) => n / end }
}

/** Tick labels: 900, 10k. */
export function shortCount(value: number): string {
  if (value >= 1e6) return `${Number((value / 1e6).toPrecision(3))}M`
  if (value >= 10_000) return `${Number((value / 1e3).toPrecision(4))}k`
  return count(value)
}
