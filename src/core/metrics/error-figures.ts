import { log } from '../numeric/elementary.ts'
import type { Sums } from './tally.ts'

/** The figures that need only sums. NaN where undefined. */
export interface ErrorFigures {
  readonly mse: number
  readonly rmse: number
  readonly mae: number
  readonly max_abs: number
  readonly mean_error: number
  readonly sqnr: number
  readonly rel_l2: number
  readonly cosine: number
}

/** From the sums over the errors and Σx² of the original. */
export function errorFigures(sums: Sums, sumSquares: number): ErrorFigures {
  const { count } = sums
  const mse = sums.squares / count
  return {
    mse,
    rmse: Math.sqrt(mse),
    mae: sums.absolute / count,
    max_abs: count > 0 ? sums.greatest : NaN,
    mean_error: sums.error / count,
    sqnr: decibels(sumSquares, sums.squares),
    rel_l2: Math.sqrt(sums.squares) / Math.sqrt(sumSquares),
    cosine: sums.product / (Math.sqrt(sumSquares) * Math.sqrt(sums.valueSquares)),
  }
}

/** 10·log10(signal / noise): ∞ without noise, −∞ without signal, NaN without both. */
export function decibels(signal: number, noise: number): number {
  return (10 * log(signal / noise)) / Math.LN10
}
