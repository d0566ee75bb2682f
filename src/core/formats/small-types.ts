import { decodeE8m0 } from '../numeric/e8m0.ts'
import { type NumberFormat, valuesOf } from '../numeric/number-format.ts'
import {
  FLOAT4_E2M1FN,
  FLOAT6_E2M3FN,
  FLOAT6_E3M2FN,
  FLOAT8_E4M3FNUZ,
  FLOAT8_E5M2FNUZ,
} from '../numeric/number-formats.ts'
import type { ElementType } from './elements.ts'
import { packing } from './packed.ts'

const floats = (format: NumberFormat, bits?: 4 | 6): ElementType => ({
  ...code(valuesOf(format)),
  ...(bits ? { packing: packing(bits) } : {}),
})
const code = (values: Float32Array): ElementType => ({ kind: 'code', bytes: 1, bigEndian: false, values })
const integers = (kind: 'int' | 'uint', bits: 2 | 4): ElementType => ({
  kind,
  bytes: 1,
  bigEndian: false,
  packing: packing(bits, kind === 'int'),
})

/**
 * Numbers of at most 8 bits that only model files have. Of the OCP formats for microscaling (MX v1.0, section 5.3) the
 * values; how they share bytes, as ONNX (`raw_data` in onnx.proto) and PyTorch (Float4_e2m1fn_x2.h) say.
 */
export const SMALL = {
  float8_e4m3fnuz: floats(FLOAT8_E4M3FNUZ),
  float8_e5m2fnuz: floats(FLOAT8_E5M2FNUZ),
  float8_e8m0: code(Float32Array.from({ length: 256 }, (_, exponent) => decodeE8m0(exponent))),
  float6_e2m3: floats(FLOAT6_E2M3FN, 6),
  float6_e3m2: floats(FLOAT6_E3M2FN, 6),
  float4_e2m1: floats(FLOAT4_E2M1FN, 4),
  int4: integers('int', 4),
  uint4: integers('uint', 4),
  int2: integers('int', 2),
  uint2: integers('uint', 2),
} as const satisfies Record<string, ElementType>
