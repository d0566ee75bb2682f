import { Random } from '../../numeric/random.ts'
import { num, type Param, type Params, withDefaults } from '../../params.ts'
import type { Steps } from '../../steps.ts'
import type { Tensor } from '../../tensor.ts'
import type { Words } from '../../words.ts'
import { defineGenerator, type Generator } from '../generator.ts'
import { addOutliers } from './outliers.ts'
import { FIRST, LAST, shapeOf } from './params.ts'

/** Values between two reports of progress. */
const CHUNK = 65_536

/** What is particular to one distribution. */
interface Distribution {
  readonly id: string
  readonly label: Words
  readonly order: number
  /** Beside `n seed mean std outliers spread shape`, which all have. */
  readonly params: readonly Param[]
  /** Gives one value per call. The draws from `random` and their order are part of the public result. */
  sampler(params: Params, random: Random): () => number
}

/** A generator of independent float32 values: first all draws in order, then the outliers, from one stream. */
export function defineDistribution(distribution: Distribution): Generator {
  const { id, label, order } = distribution
  const params = [...FIRST, ...distribution.params, ...LAST]
  return defineGenerator({
    id,
    label,
    order,
    params,
    generate: (given) => generate(distribution, withDefaults(params, given)),
  })
}

function* generate(distribution: Distribution, params: Params): Steps<Tensor> {
  const data = new Float32Array(num(params, 'n'))
  const random = Random.fromSeed(num(params, 'seed'))
  const next = distribution.sampler(params, random)
  for (let start = 0; start < data.length; start += CHUNK) {
    const chunk = data.subarray(start, start + CHUNK)
    fill(chunk, next)
    yield (start + chunk.length) / data.length
  }
  addOutliers(data, params, random)
  return { name: distribution.id, shape: shapeOf(params), dtype: 'f4', data }
}

function fill(chunk: Float32Array, next: () => number): void {
  for (let i = 0; i < chunk.length; i++) chunk[i] = next()
}
