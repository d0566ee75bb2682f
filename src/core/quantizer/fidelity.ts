import { type Params, text } from '../params.ts'
import type { Fidelity } from './method.ts'

/** The vectors of the references round half to even; another rule follows them without a proof. */
export function provenRounding(params: Params): Fidelity['kind'] {
  return text(params, 'rounding') === 'half-even' ? 'bit-exact' : 'follows'
}

/** What the golden vectors prove of uniform quantization: division as ONNX does it, the reciprocal as PyTorch does. */
export function uniformFidelity(params: Params): Fidelity {
  const reference = text(params, 'arith') === 'recip' ? 'PyTorch 2.13, torchao' : 'ONNX QuantizeLinear'
  return { kind: provenRounding(params), reference }
}
