import { encoderTables } from '../../numeric/number-encoder.ts'
import type { NumberFormat } from '../../numeric/number-format.ts'
import { halfEven } from '../../numeric/rounding.ts'

/** Rounds values in place to those of a format, ties to even. What is beyond its greatest becomes ±∞. */
export function roundTo(format: NumberFormat, data: Float32Array): void {
  const { inverse, unit, most } = encoderTables(format)
  const bits = new Uint32Array(data.buffer, data.byteOffset, data.length)
  for (let i = 0; i < data.length; i++) {
    const index = bits[i] >>> 23
    if (most[index] < 0 && !Number.isFinite(data[i])) continue
    const steps = halfEven(data[i] * inverse[index])
    data[i] = steps > most[index] ? data[i] * Infinity : steps * unit[index]
  }
}
