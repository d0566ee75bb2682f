import { tickStep } from 'd3-array'
import type { Bins } from '../../core/evaluation.ts'
import { raised } from '../../i18n/numbers.ts'

/** The x axis that all charts of weights share. It depends on the weights and their bins alone. */
export interface Domain extends TickFormat {
  /** Ends of the plot: whole bins, symmetric when the signs are mixed, out to the next tick. */
  readonly lo: number
  readonly hi: number
  readonly ticks: readonly number[]
}

/** A number near the end of float64 stays one: bins and ticks may lie a little beyond. */
export const finite = (x: number): number => Math.min(Number.MAX_VALUE, Math.max(-Number.MAX_VALUE, x))

export const edgeOf = (bins: Bins, index: number): number => finite((bins.first + index - 0.5) * bins.width)

/** Index of the bin that holds x; outside 0…count−1 where there is none. */
export const binOf = (bins: Bins, x: number): number => Math.floor(x / bins.width + 0.5) - bins.first

function decimalsOf(step: number): number {
  for (let decimals = 0; decimals < 12; decimals++) {
    const scaled = step * 10 ** decimals
    if (Math.abs(scaled - Math.round(scaled)) < 1e-6) return decimals
  }
  return 12
}

/** Labels of an axis: the same decimals everywhere; a power of ten that all share stands once, beside the axis. */
export interface TickFormat {
  readonly format: (tick: number) => string
  /** `× 10³⁰`, or empty. */
  readonly factor: string
}

export function tickFormat(step: number, greatest: number): TickFormat {
  const power = greatest >= 1e5 || greatest < 1e-3 ? Math.floor(Math.log10(greatest) + 1e-9) : 0
  const unit = 10 ** power
  const decimals = decimalsOf(step / unit)
  return {
    format: (tick) => (tick === 0 ? '0' : (tick / unit).toFixed(decimals).replace('-', '−')),
    factor: power === 0 ? '' : `× 10${raised(power)}`,
  }
}

export function domainOf(bins: Bins, mostTicks: number): Domain {
  let lo = finite(bins.first * bins.width)
  let hi = finite((bins.first + bins.count - 1) * bins.width)
  if (lo < 0 && hi > 0) {
    hi = Math.max(-lo, hi)
    lo = -hi
  }
  if (lo === hi) {
    lo -= bins.width * 4
    hi += bins.width * 4
  }
  let wanted = mostTicks
  for (;;) {
    // halves of both, since the difference may be no float64
    const step = hi - lo < Infinity ? tickStep(lo, hi, wanted) : tickStep(lo / 2, hi / 2, wanted / 2)
    const first = Math.floor(lo / step + 1e-9)
    const last = Math.ceil(hi / step - 1e-9)
    if (last - first < mostTicks || wanted <= 1) {
      const ticks = Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step).filter(Number.isFinite)
      const ends = [finite(first * step), finite(last * step)] as const
      return {
        lo: finite(ends[0] - bins.width / 2),
        hi: finite(ends[1] + bins.width / 2),
        ticks,
        ...tickFormat(step, Math.max(-ends[0], ends[1])),
      }
    }
    wanted -= 1
  }
}
