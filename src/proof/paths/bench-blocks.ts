import { evaluate } from '../../core/evaluate.ts'
import { Accelerator } from '../../core/fast/accelerate.ts'
import { ChunkMemory } from '../../core/fast/chunks/memory.ts'
import { loadKernels } from '../../core/fast/kernels.ts'
import { methodById } from '../../core/methods/all.ts'
import { finish } from '../../core/steps.ts'
import type { Candidate } from './bench.ts'
import { figureLoop } from './figure-loop.ts'

/** The block formats that are measured. */
export const BLOCK_METHODS = ['q4_0', 'nf4', 'mxfp4', 'q4_k'] as const

/** Display bins that the page asks for. */
const BINS = 80

/** Ways to the figures of a block format, each from the weights alone. Each gives the mean squared error. */
export async function blockCandidates(weights: Float32Array, id: string): Promise<Candidate[]> {
  const method = methodById(id)
  const module = await loadKernels()
  if (!method || module === null) throw new Error('no method, or no SIMD here')
  const accelerator = await Accelerator.load()
  const fast = weights.slice()
  finish(accelerator.begin(fast))
  const evaluation = (data: Float32Array) => (): number => {
    const tensor = { name: 'w', shape: [data.length], dtype: 'f4', data }
    return finish(evaluate(tensor, method, {}, { bins: BINS })).figures.mse
  }
  return [
    { name: 'with metrics', run: figureLoop(new ChunkMemory(module, weights.length), fast, method) },
    { name: 'whole evaluation', run: evaluation(fast) },
    { name: 'whole evaluation, TypeScript', run: evaluation(weights) },
  ]
}
