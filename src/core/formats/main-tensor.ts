import type { TensorInfo } from './contents.ts'

/**
 * The tensor that is shown where nobody asked for one: the first matrix that can be read, since a network's vectors are
 * biases and norms; else simply the first.
 */
export function mainTensor(tensors: readonly TensorInfo[]): string {
  const readable = tensors.filter(({ problem, count }) => !problem && count > 0)
  return (readable.find(({ shape }) => shape.length > 1) ?? readable[0] ?? tensors[0])?.name ?? ''
}
