import type { BlockCodec } from '../codecs/ggml/block.ts'
import { scaledValue } from '../codecs/ggml/scaled.ts'
import type { Packing } from '../fast/groups.ts'
import { fastPathOf } from '../fast/path.ts'
import { rounder, type Rounder } from '../numeric/rounding.ts'
import type { Steps } from '../steps.ts'
import type { Tensor, Values } from '../tensor.ts'
import { groupLayout, type Layout } from './layout.ts'
import { type Block, FLAG, type Quantizer, type TraceStep } from './method.ts'
import type { Remark } from './remarks.ts'

/** Weights between two reports of progress: about 1 ms of the slowest search. */
const STRIDE = 2048

/** Encodes a tensor block by block over its flat data. NaN and ±∞ count as 0, and so does what fills the last block up. */
export function* packInSteps(codec: BlockCodec, { data, shape }: Tensor): Steps<PackedQuantizer> {
  const { packed, scalesFit, steps } = yield* fastPathOf(data)?.groups?.pack(codec, data.length) ?? pack(codec, data)
  return new PackedQuantizer(
    codec,
    data.length,
    packed,
    remarksOf(codec.elements, data.length, shape, scalesFit),
    steps,
  )
}

function* pack(codec: BlockCodec, data: Values): Steps<Packing> {
  const { elements, bytes } = codec
  const n = data.length
  const packed = new Uint8Array(Math.ceil(n / elements) * bytes)
  const x = new Float32Array(elements)
  let scalesFit = true
  for (let from = 0, at = 0; from < n; from += elements, at += bytes) {
    for (let i = 0; i < elements; i++) {
      const weight = from + i < n ? data[from + i] : 0
      x[i] = weight - weight === 0 ? weight : 0
    }
    if (!codec.encode(x, packed, at)) scalesFit = false
    if (from % STRIDE === 0) yield from / n
  }
  return { packed, scalesFit }
}

function remarksOf(block: number, n: number, shape: readonly number[], scalesFit: boolean): Remark[] {
  const remarks: Remark[] = []
  const row = shape[shape.length - 1] ?? 1
  if (n > 0 && row % block !== 0) remarks.push({ code: 'blocks-cross-rows', values: { row, block } })
  if (n % block !== 0) remarks.push({ code: 'padded', values: { zeros: block - (n % block), block } })
  if (!scalesFit) remarks.push({ code: 'scale-saturated', values: { greatest: 65504 } })
  return remarks
}

/**
 * Weights in the blocks of a file format. A group is a sub-block that shares an effective scale; a code is what the
 * reference multiplies by it (a number), or the index of an entry of its codebook.
 */
export class PackedQuantizer implements Quantizer {
  readonly kind = 'packed'
  readonly layout: Layout
  readonly codes: { readonly min: number; readonly max: number }
  readonly scales: Float32Array | null
  readonly factors?: Float32Array
  readonly zeroPoints = null
  readonly low: Float64Array
  readonly high: Float64Array
  readonly asked = null
  readonly precision = 'float32'
  // Whatever the search, codes are rounded from one increasing function of the weight within a sub-block.
  readonly monotone = true
  readonly packed: Uint8Array
  readonly remarks: readonly Remark[]
  readonly codec: BlockCodec
  /** The effective scale of every group, and its offset where there are any. */
  readonly steps: Float32Array
  readonly offsets: Float32Array | null
  readonly #round: Rounder
  /** The codes of block `#opened`, which `run` asks for part by part. */
  readonly #unpacked: Int8Array
  #opened = -1

  /** `steps`: the scales that stand in the bytes, where they are known. */
  constructor(codec: BlockCodec, n: number, packed: Uint8Array, remarks: readonly Remark[], steps?: Float32Array) {
    this.codec = codec
    this.packed = packed
    this.remarks = remarks
    this.codes = codec.codes
    this.layout = groupLayout([n], codec.part)
    this.#round = rounder(codec.ties, 0)
    this.#unpacked = new Int8Array(codec.elements)
    const { groups } = this.layout
    this.steps = steps ?? new Float32Array(groups)
    this.offsets = codec.offset ? new Float32Array(groups) : null
    if (!steps) this.#readScales()
    this.scales = codec.entries ? null : this.steps
    if (codec.entries) this.factors = this.steps
    this.low = new Float64Array(groups)
    this.high = new Float64Array(groups)
    for (let group = 0; group < groups; group++) {
      const first = this.decode(codec.codes.min, group)
      const last = this.decode(codec.codes.max, group)
      this.low[group] = Math.min(first, last)
      this.high[group] = Math.max(first, last)
    }
  }

  #readScales(): void {
    const codec = this.codec
    const { elements, part, bytes } = codec
    const parts = elements / part
    const scales = new Float32Array(parts)
    const offsets = new Float32Array(parts)
    for (let group = 0, at = 0; group < this.layout.groups; group += parts, at += bytes) {
      codec.readScales(this.packed, at, scales, offsets)
      // The last block may hold more parts than there are weights for.
      const there = Math.min(parts, this.layout.groups - group)
      for (let part = 0; part < there; part++) {
        this.steps[group + part] = scales[part]
        if (this.offsets !== null) this.offsets[group + part] = offsets[part]
      }
    }
  }

  run(group: number, x: Values, from: number, to: number, out: Block, at: number, first: number): void {
    const { elements, entries } = this.codec
    const block = Math.floor(first / elements)
    const codes = this.#open(block)
    const inBlock = first - block * elements
    const count = to - from
    const scale = this.steps[group]
    const offset = this.#offset(group)
    for (let i = 0; i < count; i++) {
      const code = codes[inBlock + i]
      out.codes[at + i] = code
      out.values[at + i] = scaledValue(code, scale, offset, entries)
    }
    this.#flag(group, x, from, to, out.flags, at)
  }

  decode(code: number, group: number): number {
    return scaledValue(code, this.steps[group], this.#offset(group), this.codec.entries)
  }

  storedBits(): number {
    return this.packed.length * 8
  }

  levels(): number {
    return this.codes.max - this.codes.min + 1
  }

  symbols(group: number): Record<string, number> {
    const { scale, offset, less } = this.#names()
    const value = this.#offset(group)
    return { [scale]: this.steps[group], ...(value === null ? {} : { [offset]: less ? 0 - value : value }) }
  }

  trace(group: number, x: number, index: number): TraceStep[] {
    const { elements, entries, bits, codes } = this.codec
    const block = Math.floor(index / elements)
    const code = this.#open(block)[index - block * elements]
    const scale = this.steps[group]
    const weight = x - x === 0 ? x : 0
    const shifted = Math.fround(weight - (this.#offset(group) ?? 0))
    // As in the reference, what has no scale is multiplied by 0 instead of divided by it.
    const steps = scale === 0 ? 0 : Math.fround(shifted / scale)
    const value = this.decode(code, group)
    const { scale: d, offset: m, less } = this.#names()
    // bytes hold two's complement, smaller fields what lies above the least code
    const stored = { value: code, bits, ...codes, fromLeast: bits < 8 }
    return [
      { id: 'x', value: x },
      ...(this.offsets === null ? [] : [{ id: 'offset', value: shifted, term: `x ${less ? '+' : '−'} ${m}` } as const]),
      { id: 'divide', value: steps, term: `x ÷ ${d}` },
      ...(entries
        ? [{ id: 'nearest', value: entries[code], code: stored } as const]
        : [
            { id: 'round', value: this.#round(steps, index) } as const,
            { id: 'saturate', value: code, code: stored } as const,
          ]),
      {
        id: 'dequantize',
        value,
        term: `${entries ? 'c[q]' : 'q'} × ${d}${this.offsets === null ? '' : ` ${less ? '−' : '+'} ${m}`}`,
      },
      { id: 'error', value: value - x },
    ]
  }

  /** As the formulas have them: scales of sub-blocks are products, and their offsets are taken away. */
  #names(): { scale: string; offset: string; less: boolean } {
    const less = this.codec.part < this.codec.elements
    return less ? { scale: 'd·s', offset: 'dmin·m', less } : { scale: 'd', offset: 'm', less }
  }

  #offset(group: number): number | null {
    return this.offsets === null ? null : this.offsets[group]
  }

  #open(block: number): Int8Array {
    if (block !== this.#opened) {
      this.codec.readCodes(this.packed, block * this.codec.bytes, this.#unpacked)
      this.#opened = block
    }
    return this.#unpacked
  }

  /** Clipped is what lies more than half a step beyond the ends. */
  #flag(group: number, x: Values, from: number, to: number, flags: Uint8Array, at: number): void {
    const { least, greatest } = this.#reach(group)
    const { none, below, above, notFinite } = FLAG
    for (let i = from, o = at; i < to; i++, o++) {
      const weight = x[i]
      flags[o] = weight > greatest ? above : weight < least ? below : none
      if (weight - weight !== 0) flags[o] = notFinite
    }
  }

  #reach(group: number): { least: number; greatest: number } {
    const { codes, entries } = this.codec
    const size = Math.abs(this.steps[group]) / 2
    const first = entries ? entries[codes.min + 1] - entries[codes.min] : 1
    const last = entries ? entries[codes.max] - entries[codes.max - 1] : 1
    const turned = this.steps[group] < 0
    return {
      least: this.low[group] - size * (turned ? last : first),
      greatest: this.high[group] + size * (turned ? first : last),
    }
  }
}
