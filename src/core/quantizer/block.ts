import type { Values } from '../tensor.ts'
import { forEachRun } from './layout.ts'
import type { Block, Quantizer } from './method.ts'

/** Room for `size` quantized weights. */
export function newBlock({ precision }: Quantizer, size: number): Block {
  return {
    codes: new Int32Array(size),
    values: precision === 'float64' ? new Float64Array(size) : new Float32Array(size),
    flags: new Uint8Array(size),
  }
}

/** Quantizes the weights [from, to) of the whole tensor `data`, each with its group, into `out` from index `at` on. */
export function runRange(quantizer: Quantizer, data: Values, from: number, to: number, out: Block, at: number): void {
  forEachRun(quantizer.layout, from, to, (group, start, end) => {
    quantizer.run(group, data, start, end, out, at + start - from, start)
  })
}
