import type { QuantizedScan, TensorScan as Look } from '../../core/scan.ts'
import { type Engine, EngineFailure, type WeightsRequest } from '../../engine/engine.ts'
import type { ScannedTensor } from '../../engine/scan-types.ts'
import { retrying } from '../retry.ts'
import type { MethodSpec } from '../scene.ts'
import { listOnly } from './list-only.ts'
import {
  type Damage,
  type Listing,
  type ScanOrder,
  type Scanner,
  ScanRefused,
  ScanStopped,
  type Spark,
  type TensorScan,
} from './scanner.ts'

/** Scans with an engine of its own, so that the weights on show in the Lab stay where they are. */
export class EngineScanner implements Scanner {
  readonly #engine: Engine
  /** Every wish gets the next number; work for an older one gives up. */
  #wish = 0

  constructor(engine: Engine) {
    this.#engine = engine
  }

  async open(request: WeightsRequest): Promise<Listing> {
    const wish = this.#next()
    const { tensors, file } = await this.#ask(() => this.#engine.load(listOnly(request)), wish)
    return { tensors, bytes: file?.bytes ?? null, sha256: file?.sha256 || null }
  }

  async scan({ tensors, pane, onTensor }: ScanOrder): Promise<void> {
    const wish = this.#next()
    const names = (quantize: boolean): string[] =>
      tensors.filter((tensor) => tensor.quantize === quantize).map(({ name }) => name)
    await this.#scan(names(true), pane, onTensor, wish)
    await this.#scan(names(false), null, onTensor, wish)
  }

  async probe(name: string, pane: MethodSpec): Promise<TensorScan> {
    let found: TensorScan | undefined
    await this.#scan([name], pane, (_, scan) => (found = scan), this.#next())
    if (!found) throw new ScanStopped()
    return found
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

  async #scan(
    names: readonly string[],
    pane: MethodSpec | null,
    onTensor: ScanOrder['onTensor'],
    wish: number,
  ): Promise<void> {
    const left = new Set(names)
    const handlers = {
      onTensor: (tensor: ScannedTensor) => {
        if (wish !== this.#wish) return
        left.delete(tensor.name)
        onTensor(tensor.name, scanOf(tensor))
      },
    }
    const method = pane ? { method: { id: pane.id, params: pane.params } } : {}
    // after a death of the worker, what is left
    const work = async (): Promise<unknown> =>
      left.size > 0 ? this.#engine.scan({ names: [...left], ...method }, handlers) : 0
    await this.#ask(work, wish)
  }

  /** The engine gives up by itself when its worker dies again and again; after one death the work is simply repeated. */
  async #ask<T>(work: () => Promise<T>, wish: number): Promise<T> {
    const wanted = (): Promise<T> => (wish === this.#wish ? work() : Promise.reject(new ScanStopped()))
    try {
      return await retrying(wanted, Infinity)
    } catch (error) {
      if (wish !== this.#wish) throw new ScanStopped()
      if (!(error instanceof EngineFailure)) throw error
      const { failure } = error
      if (failure.kind === 'problem') throw new ScanRefused(failure.problem)
      throw failure.kind === 'stopped' ? new ScanStopped() : error
    }
  }
}

function scanOf({ scan, quantized, problem }: ScannedTensor): TensorScan {
  if (!scan) {
    if (!problem) throw new TypeError('a tensor was neither looked at nor refused')
    return { kind: 'failed', problem }
  }
  const damage = quantized && damageOf(quantized)
  return { kind: 'scanned', stats: scan.stats, spark: sparkOf(scan), damage, refused: problem }
}

function damageOf({ sqnr, errorSquares, signal, lost, bits }: QuantizedScan): Damage {
  return { sqnr, squaredError: errorSquares, signal, lost, bits }
}

/** Values that are all the same have a bin of their own in the middle of the smallest stretch that says anything. */
function sparkOf({ stats: { min, max }, histogram }: Look): Spark {
  return min < max ? { low: min, high: max, counts: histogram } : { low: min - 0.5, high: min + 0.5, counts: histogram }
}
