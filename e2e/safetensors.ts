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
  let end = 0
  const head = Object.fromEntries(
    tensors.map(({ name, shape, dtype, values }) => {
      const start = end
      end += values.byteLength
      return [name, { dtype, shape, data_offsets: [start, end] }]
    }),
  )
  const data = tensors.map(({ dtype, values }) => {
    const { buffer, byteOffset, byteLength } = dtype === 'I32' ? Int32Array.from(values) : values
    return Buffer.from(buffer, byteOffset, byteLength)
  })
  return core.safetensors(JSON.stringify(head), Buffer.concat(data))
}
