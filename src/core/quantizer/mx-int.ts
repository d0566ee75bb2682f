import { filled } from '../numeric/filled.ts'
import { decodeE8m0 } from '../numeric/e8m0.ts'
import { paddingOf, paddingRemarks } from './blocks.ts'
import type { RoundingRule } from './from-params.ts'
import type { Layout } from './layout.ts'
import type { TraceStep } from './method.ts'
import type { MxElement } from './mx-scale.ts'
import type { Remark } from './remarks.ts'
import { UniformQuantizer } from './uniform.ts'

/** Elements of MXINT8 are 64ths, up to 127 of them. Their least code, −128, is not used, as OCP allows. */
const UNITS = 64

export const MX_INT8: MxElement = { mantissa: 6, exponent: 0, greatest: 127 / UNITS }

/** Equal steps within a block, whose size is a power of two. */
export class MxIntQuantizer extends UniformQuantizer {
  /** E8M0, one per block. */
  readonly scaleCodes: Uint8Array
  readonly remarks: readonly Remark[]

  constructor(layout: Layout, scaleCodes: Uint8Array, rule: RoundingRule) {
    super({
      ...rule,
      layout,
      min: -127,
      max: 127,
      scales: filled(new Float32Array(layout.groups), (group) => decodeE8m0(scaleCodes[group]) / UNITS),
      zeroPoints: null,
      asked: null,
      reciprocal: false,
    })
    this.scaleCodes = scaleCodes
    this.remarks = paddingRemarks(layout)
  }

  /** The formula has the scale of the block, of which a step is a 64th. */
  symbols(group: number): Record<string, number> {
    return { s: this.scales[group] * UNITS }
  }

  override trace(group: number, x: number, index: number): TraceStep[] {
    const terms: Partial<Record<TraceStep['id'], string>> = { divide: '64x ÷ s', dequantize: 'q/64 × s' }
    return super.trace(group, x, index).map((step) => {
      const term = terms[step.id]
      return term ? { ...step, term } : step
    })
  }

  override storedBits(n: number): number {
    return 8 * (n + paddingOf(this.layout) + this.layout.groups)
  }
}
