import type { Evaluation } from '../../core/evaluation.ts'
import { type Engine, EngineFailure, type HeldWeights } from '../../engine/engine.ts'
import type { MethodSpec } from '../scene.ts'
import type { ListedTensor } from './listing.ts'
import {
  type Damage,
  type ScanOrder,
  type Scanner,
  ScanRefused,
  ScanStopped,
  type Spark,
  type TensorScan,
} from './scanner.ts'

/** Bars of the small histogram, at most. */
const BARS = 64
/** Finds the histogram of a tensor that no method is to touch: the cheapest there is, whose result is not looked at. */
const UNTOUCHED: MethodSpec = { id: 'affine', params: { k: 8, range: 'minmax' } }

/** Scans with an engine of its own, so that the weights on show in the Lab stay where they are. */
export class EngineScanner implements Scanner {
  readonly #engine: Engine
  #files: readonly File[] = []
  /** Every wish gets the next number; work for an older one gives up. */
  #wish = 0

  constructor(engine: Engine) {
    this.#engine = engine
  }

  async open(files: readonly File[]): Promise<readonly ListedTensor[]> {
    const wish = this.#next()
    this.#files = files
    const { tensors } = await this.#load(undefined, wish)
    return tensors.map((tensor) => listed(tensor))
  }

  async scan({ tensors, pane, onTensor }: ScanOrder): Promise<void> {
    const wish = this.#next()
    for (const { name, quantize } of tensors) {
      const scan = await this.#look(name, quantize ? pane : null, wish)
      if (wish !== this.#wish) throw new ScanStopped()
      onTensor(name, scan)
    }
  }

  probe(name: string, pane: MethodSpec): Promise<TensorScan> {
    return this.#look(name, pane, this.#next())
  }

  stop(): void {
    this.#next()
  }

  dispose(): void {
    this.#wish += 1
    this.#engine.dispose()
  }

  #next(): number {
    this.#wish += 1
    this.#engine.stop()
    return this.#wish
  }

  async #look(name: string, pane: MethodSpec | null, wish: number): Promise<TensorScan> {
    let weights: HeldWeights
    try {
      weights = await this.#load(name, wish)
    } catch (error) {
      if (error instanceof ScanRefused) return { kind: 'failed', problem: error.problem }
      throw error
    }
    try {
      return scanned(await this.#run(weights.id, pane ?? UNTOUCHED, wish), pane !== null)
    } catch (error) {
      if (!pane || !(error instanceof ScanRefused)) throw error
      const { problem } = error
      return { ...scanned(await this.#run(weights.id, UNTOUCHED, wish), false), refused: problem }
    }
  }

  #load(tensor: string | undefined, wish: number): Promise<HeldWeights> {
    const files = this.#files
    const request = { kind: 'files', files, ...(tensor === undefined ? {} : { tensor }) } as const
    return this.#patiently(() => this.#engine.load(request), wish)
  }

  #run(weights: number, { id, params }: MethodSpec, wish: number): Promise<Evaluation> {
    return this.#patiently(() => this.#engine.run({ weights, method: id, params, bins: BARS }), wish)
  }

  /** The engine gives up by itself when its worker dies again and again; after one death the work is simply repeated. */
  async #patiently<T>(work: () => Promise<T>, wish: number): Promise<T> {
    for (;;) {
      if (wish !== this.#wish) throw new ScanStopped()
      try {
        return await work()
      } catch (error) {
        if (wish !== this.#wish) throw new ScanStopped()
        if (!(error instanceof EngineFailure)) throw error
        const { failure } = error
        if (failure.kind === 'restarted') continue
        if (failure.kind === 'problem') throw new ScanRefused(failure.problem)
        throw failure.kind === 'stopped' ? new ScanStopped() : new Error(failure.message)
      }
    }
  }
}

function scanned(evaluation: Evaluation, touched: boolean): Extract<TensorScan, { kind: 'scanned' }> {
  const { stats, figures } = evaluation
  const damage: Damage = {
    sqnr: figures.sqnr,
    squaredError: stats.finite > 0 ? figures.mse * stats.finite : 0,
    signal: stats.sumSquares,
    bits: figures.bits_per_weight * stats.n,
    clipped: figures.clipped,
  }
  return { kind: 'scanned', stats, spark: sparkOf(evaluation), damage: touched ? damage : null, refused: null }
}

function sparkOf({ bins: { width, first, count }, original }: Evaluation): Spark {
  return { low: (first - 0.5) * width, high: (first + count - 0.5) * width, counts: original }
}

function listed({ name, shape, dtype }: HeldWeights['tensors'][number]): ListedTensor {
  const count = shape.reduce((product, size) => product * size, 1)
  return { name, shape, dtype, count, bytes: count * bytesOf(dtype), problem: null }
}

/** The bytes of one element, from its type: `f4`, `>i2`; `f64 text` is kept as float64. */
function bytesOf(dtype: string): number {
  const digits = Number(/\d+/.exec(dtype)?.[0] ?? 4)
  return dtype.endsWith('text') ? digits / 8 : digits
}
