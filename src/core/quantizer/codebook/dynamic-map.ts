import { laneSum } from '../../numeric/lane-sum.ts'
import { FLOAT32_MAX } from '../../params.ts'
import { midpoints } from './midpoints.ts'

/** Written out, since powers may differ per engine. */
const POWERS = [1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1]
/** Entries of the table that stands for [−1, 1]. */
const TABLE = 65536
/** Absolute maxima that share a second one. */
export const NESTED_BLOCK = 256

/** bitsandbytes, functional.py `create_dynamic_map`: signed, 8 bits, of which up to 7 are an exponent. */
export const dynamicMap: Float32Array = makeDynamicMap()

/** Absolute maxima as double quantization stores them. */
export interface NestedScales {
  /** One byte per block: an entry of the dynamic map. */
  readonly codes: Uint8Array
  /** Greatest distance from `offset`, one float32 per 256 blocks. */
  readonly factors: Float32Array
  /** The mean of the absolute maxima, in float32. */
  readonly offset: number
}

/** Double quantization: what is left of `absmax` when its mean is taken away, in 8 bits. */
export function nestScales(absmax: Float32Array): NestedScales {
  const offset = meanOf(absmax)
  const rest = absmax.map((value) => value - offset)
  return { ...quantizeBlocks(rest, NESTED_BLOCK, dynamicMap), offset }
}

function meanOf(absmax: Float32Array): number {
  if (absmax.length === 0) return 0
  const sum = laneSum(absmax)
  // A sum beyond float32 leaves the reference with NaN everywhere.
  const wide = Number.isFinite(sum) ? sum : absmax.reduce<number>((total, most) => total + most, 0)
  return Math.fround(wide / absmax.length)
}

/** The absolute maxima that come back, rounded after the product and after the sum. None is infinite. */
export function unnestScales({ codes, factors, offset }: NestedScales): Float32Array {
  return dequantizeBlocks(codes, factors, NESTED_BLOCK, dynamicMap).map((value) =>
    Math.min(FLOAT32_MAX, Math.fround(value + offset)),
  )
}

/**
 * 8-bit blocks of bitsandbytes' CPU library: numbers times 1 ÷ absmax, each looked up in a table of 65,536 places for
 * [−1, 1]. A number within a place of a midpoint can so get the second nearest entry of `map`, as it does there.
 */
export function quantizeBlocks(
  values: Float32Array,
  block: number,
  map: Float32Array,
): { codes: Uint8Array; factors: Float32Array } {
  const table = tableOf(map)
  const codes = new Uint8Array(values.length)
  const factors = new Float32Array(Math.ceil(values.length / block))
  for (let group = 0; group < factors.length; group++) {
    const end = Math.min(values.length, (group + 1) * block)
    for (let i = group * block; i < end; i++) factors[group] = Math.max(factors[group], Math.abs(values[i]))
    // A block of zeros keeps code 0, whatever that stands for: it is multiplied by 0.
    if (factors[group] === 0) continue
    const inverse = Math.fround(1 / factors[group])
    for (let i = group * block; i < end; i++) codes[i] = table[placeOf(Math.fround(values[i] * inverse))]
  }
  return { codes, factors }
}

/** map[code] · absmax in float32. */
export function dequantizeBlocks(
  codes: ArrayLike<number>,
  factors: Float32Array,
  block: number,
  map: Float32Array,
): Float32Array {
  return Float32Array.from(codes, (code, i) => map[code] * factors[Math.floor(i / block)])
}

/** What is beyond float32 when divided by a tiny absmax, and so NaN, gets place 0. */
function placeOf(scaled: number): number {
  const held = Math.max(-1, Math.min(1, scaled))
  const half = Math.fround(Math.fround(held + 1) * 0.5)
  return Math.floor(Math.fround(Math.fround(half * (TABLE - 1)) + 0.5)) || 0
}

/** The entry of `map` that is nearest to the number in the middle of each place. */
function tableOf(map: Float32Array): Uint8Array {
  const middles = midpoints(map)
  const table = new Uint8Array(TABLE)
  for (let place = 0, entry = 0; place < TABLE; place++) {
    const value = Math.fround(-1 + Math.fround((2 * place) / (TABLE - 1)))
    while (entry < middles.length && middles[entry] < value) entry++
    table[place] = entry
  }
  return table
}

/** For every power 10^−6 … 1, twice as many parts of [0.1, 1] as for the one before: their middles, on both sides of 0. */
function makeDynamicMap(): Float32Array {
  const entries = [0, 1]
  for (let i = 0; i < POWERS.length; i++) {
    const parts = 1 << i
    const power = Math.fround(POWERS[i])
    for (let part = 0; part < parts; part++) {
      const middle = Math.fround(Math.fround(boundary(part, parts) + boundary(part + 1, parts)) / 2)
      const entry = Math.fround(power * middle)
      entries.push(entry, -entry)
    }
  }
  return Float32Array.from(entries).sort()
}

/** `torch.linspace(0.1, 1, parts + 1)` in float32: counted from the nearer end, product and sum rounded once. */
function boundary(i: number, parts: number): number {
  const first = Math.fround(0.1)
  const step = Math.fround(Math.fround(1 - first) / parts)
  return Math.fround(2 * i <= parts ? first + step * i : 1 - step * (parts - i))
}
