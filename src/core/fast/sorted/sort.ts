import type { Steps } from '../../steps.ts'
import { instantiate, type Kernels } from '../kernels.ts'

const PAGE = 65536
const RADIX = 2048
/** Of bytes: three tables of places, then the keys. */
const KEYS = PAGE
/** Keys between two reports of progress: about 4 ms. */
const STRIDE = 1 << 19

/** Where weights are sorted: eight bytes for each, and an instance of its own, which goes with what lies in it. */
export interface SortMemory {
  readonly kernels: Kernels
  readonly buffer: ArrayBuffer
}

/** For `n` weights at most. Throws RangeError where the memory is not to be had. */
export function memoryToSort(module: WebAssembly.Module, n: number): SortMemory {
  const memory = new WebAssembly.Memory({ initial: Math.ceil((KEYS + n * 8) / PAGE) })
  return { kernels: instantiate(module, memory), buffer: memory.buffer }
}

/** The finite weights in ascending order, sorted by the digits of their bits, in the memory itself. */
export function* sortInto({ kernels, buffer }: SortMemory, weights: Float32Array): Steps<Float32Array> {
  const other = KEYS + weights.length * 4
  new Uint32Array(buffer, 0, 3 * RADIX).fill(0)
  const count = copyFinite(weights, new Float32Array(buffer, KEYS, weights.length))
  yield 0
  for (let from = 0; from < count; from += STRIDE) {
    kernels.countDigits(KEYS + from * 4, Math.min(STRIDE, count - from), 0)
    yield (0.2 * from) / count
  }
  for (let pass = 0; pass < 3; pass++) {
    const [source, target] = pass === 1 ? [other, KEYS] : [KEYS, other]
    const places = pass * RADIX * 4
    kernels.placeDigits(places, target)
    for (let from = 0; from < count; from += STRIDE) {
      kernels.scatter(source + from * 4, Math.min(STRIDE, count - from), pass, places)
      yield 0.2 + 0.25 * (pass + from / count)
    }
  }
  kernels.toNumbers(other, count)
  return new Float32Array(buffer, other, count)
}

function copyFinite(from: Float32Array, into: Float32Array): number {
  let count = 0
  for (let i = 0; i < from.length; i++) {
    const x = from[i]
    if (x - x === 0) into[count++] = x
  }
  return count
}
