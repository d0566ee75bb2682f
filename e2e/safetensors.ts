import { core } from './core.ts'

/** A tensor to be written into a file. */
export interface Made {
  readonly name: string
  readonly shape: readonly number[]
  /** F32, or I32 for whole numbers; what is neither gets the bytes of the floats. */
  readonly dtype: string
  readonly values: Float32Array
}

/** A safetensors file of these tensors, one after the other. */
export function safetensors(tensors: readonly Made[]): Uint8Array {
  const stored = tensors.map(({ name, shape, dtype, values }) => {
    const data = dtype === 'I32' ? new Float32Array(Int32Array.from(values).buffer) : values
    return [name, { shape, dtype, data }] as const
  })
  return core.safetensorsOf(Object.fromEntries(stored))
}
