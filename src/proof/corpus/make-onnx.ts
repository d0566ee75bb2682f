import { field, joined } from './make-models.ts'

/** ONNX models that tests make up, by the field numbers of onnx.proto. */

export function onnxModel(...graph: readonly Uint8Array[]): Uint8Array {
  return joined(field(1, 8), field(2, 'maker'), field(7, joined(...graph)))
}

/** A TensorProto; `at` is the field of its values: 9 is `raw_data`. */
export function onnxTensor(
  name: string,
  type: number,
  dims: readonly number[],
  values: Uint8Array,
  at = 9,
): Uint8Array {
  return joined(...dims.map((size) => field(1, size)), field(2, type), field(8, name), field(at, values))
}

export function initializer(tensor: Uint8Array): Uint8Array {
  return field(5, tensor)
}
