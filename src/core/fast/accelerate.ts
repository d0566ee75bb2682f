import { DirectPath } from './direct.ts'
import { loadKernels } from './kernels.ts'
import { setFastPath } from './path.ts'

let kernels: Promise<WebAssembly.Module | null> | null = null

/**
 * Gives an array of weights its fast path. Where WebAssembly, its SIMD or the memory is missing, nothing happens: the
 * same numbers come from TypeScript.
 */
export async function accelerate(weights: Float32Array): Promise<void> {
  kernels ??= loadKernels()
  const module = await kernels
  if (module === null) return
  try {
    setFastPath(weights, new DirectPath(module, weights))
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
}
