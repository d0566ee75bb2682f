import { decibels } from '../../core/metrics/error-figures.ts'
import type { Row } from './rows.ts'

/** What a method does to the file as a whole. */
export interface Totals {
  /** Over the quantized tensors: 10·log10(Σx² / Σ(x − y)²). ∞ without any error, NaN without any signal. */
  readonly sqnr: number
  /** Over all weights that can be read, those of kept tensors included. */
  readonly bits: number
  readonly bytes: number
  readonly originalBytes: number
  readonly quantized: number
  readonly kept: number
  readonly squaredError: number
}

/** Null while a tensor is still to be scanned under the newest method. */
export function totalsOf(rows: readonly Row[]): Totals | null {
  let [signal, squaredError, bits, bytes, originalBytes, count, quantized] = [0, 0, 0, 0, 0, 0, 0]
  for (const { tensor, kept, damage, old, size } of rows) {
    if (old || Number.isNaN(size)) return null
    // the tensor that is made of codes stands for them; of what cannot be read, weights or bytes may be unknown
    if (kept === 'codes' || kept === 'unreadable') continue
    originalBytes += tensor.bytes
    count += tensor.count
    bytes += size
    bits += damage?.bits ?? 8 * size
    if (!damage) continue
    quantized += 1
    signal += damage.signal
    squaredError += damage.squaredError
  }
  const sqnr = decibels(signal, squaredError)
  return {
    sqnr,
    bits: bits / count,
    bytes,
    originalBytes,
    quantized,
    kept: rows.length - quantized,
    squaredError,
  }
}

/** How few tensors make at least half of the squared error; null where that is nothing to speak of. */
export interface Concentration {
  readonly few: number
  readonly of: number
  readonly share: number
}

/** Few are a quarter of the quantized tensors at most. */
export function concentrationOf(rows: readonly Row[]): Concentration | null {
  const shares = rows.filter(({ damage }) => damage).map(({ share }) => share)
  if (shares.some(Number.isNaN)) return null
  shares.sort((a, b) => b - a)
  let sum = 0
  for (let few = 1; few * 4 <= shares.length; few++) {
    sum += shares[few - 1] ?? 0
    if (sum >= 0.5) return { few, of: shares.length, share: sum }
  }
  return null
}
