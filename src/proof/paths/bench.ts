import { evaluateQuantizer } from '../../core/evaluate.ts'
import { Accelerator } from '../../core/fast/accelerate.ts'
import { memoryToSort, sortInto } from '../../core/fast/sorted/sort.ts'
import { loadKernels } from '../../core/fast/kernels.ts'
import { generatorById } from '../../core/generators/all.ts'
import { originalOf } from '../../core/metrics/original.ts'
import { methodById } from '../../core/methods/all.ts'
import { withDefaults } from '../../core/params.ts'
import { finish } from '../../core/steps.ts'

/** One way to the whole evaluation of symmetric quantization, or to what it needs once. */
export interface Candidate {
  readonly name: string
  /** `part` varies the scale, so that no run repeats the one before. Gives something that depends on the work. */
  readonly run: (part: number) => number
}

/** The settings of a comparison: bits, error bins at most, and what share of the greatest size is the range. */
export interface Setting {
  readonly k: number
  readonly bins: number
}

/** n normal weights, one in a thousand of them six times as far out. */
export function benchWeights(n: number): Float32Array {
  const generator = generatorById('normal')
  if (!generator) throw new Error('no generator')
  const { data } = finish(generator.generate({ n, outliers: Math.ceil(n / 1000) }))
  return Float32Array.from(data)
}

export function rangeOf(weights: Float32Array): number {
  return 0.6 * weights.reduce((most, x) => Math.max(most, Math.abs(x)), 0)
}

export async function candidates(weights: Float32Array, setting: Setting): Promise<Candidate[]> {
  const accelerator = await Accelerator.load()
  const module = await loadKernels()
  if (module === null) throw new Error('no SIMD here')
  const direct = weights.slice()
  finish(accelerator.begin(direct))
  const sorted = weights.slice()
  finish(accelerator.begin(sorted))
  finish(accelerator.sort(sorted))
  const short = new Float32Array(new Uint32Array(weights.slice().buffer).map((bits) => bits & 0xffff0000).buffer)
  finish(accelerator.begin(short))
  const memory = memoryToSort(module, weights.length)
  return [
    { name: 'TypeScript', run: evaluation(weights, setting) },
    { name: 'WebAssembly', run: evaluation(direct, setting) },
    { name: 'sorted', run: evaluation(sorted, setting) },
    { name: 'table (bfloat16)', run: evaluation(short, setting) },
    { name: 'sort', run: () => finish(sortInto(memory, weights))[0] ?? 0 },
    { name: 'sort, new memory', run: () => finish(sortInto(memoryToSort(module, weights.length), weights))[0] ?? 0 },
  ]
}

function evaluation(data: Float32Array, { k, bins }: Setting): Candidate['run'] {
  const method = methodById('symmetric')
  if (!method) throw new Error('no method')
  const original = finish(originalOf({ name: 'w', shape: [data.length], dtype: 'f4', data }, method))
  const scale = rangeOf(data) / (2 ** (k - 1) - 1)
  return (part) => {
    const params = withDefaults(method.params, { k, scale: scale * part })
    const quantizer = finish(method.prepare(original.tensor, params, {}))
    return finish(evaluateQuantizer(original, quantizer, bins, true)).figures.mse
  }
}
