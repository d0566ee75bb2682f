import { exactFloat16 } from '../../core/numeric/float16.ts'

const float = new Float32Array(1)
const word = new Uint32Array(float.buffer)

/** The binary16 pattern that has exactly this value (any NaN is one), or undefined where none has. */
export function exactHalf(value: number): number | undefined {
  float[0] = value
  const half = exactFloat16(word[0] ?? 0)
  return half >= 0 && Object.is(float[0], value) ? half : undefined
}
