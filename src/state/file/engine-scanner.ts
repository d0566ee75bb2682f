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

/** A tensor that has ended the worker as often as this is left out. */
const TRIES = 2
/** Where as many tensors in a row ended it, it is not for the tensors: the scan ends. */
const KILLERS = 3

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
    /** Tensors in a row that were left out, and deaths under the one that is first in `left`. */
    let [killers, deaths] = [0, 0]
    const tell = (name: string, scan: TensorScan): void => {
      deaths = 0
      left.delete(name)
      onTensor(name, scan)
    }
    const handlers = {
      onTensor: (tensor: ScannedTensor) => {
        if (wish !== this.#wish) return
        killers = 0
        tell(tensor.name, scanOf(tensor))
      },
    }
    const method = pane ? { method: { id: pane.id, params: pane.params } } : {}
    while (left.size > 0) {
      try {
        await this.#ask(() => this.#engine.scan({ names: [...left], ...method }, handlers), wish, 1)
        return
      } catch (error) {
        const [underWay] = left
        if (!isDeath(error) || underWay === undefined) throw error
        deaths += 1
        if (deaths < TRIES) continue
        killers += 1
        if (killers === KILLERS) throw error
        tell(underWay, { kind: 'failed', problem: { code: 'tensor-deadly', values: { tensor: underWay } } })
      }
    }
  }

  /** The engine gives up by itself when its worker dies again and again; after one death the work is simply repeated. */
  async #ask<T>(work: () => Promise<T>, wish: number, tries = Infinity): Promise<T> {
    const wanted = (): Promise<T> => (wish === this.#wish ? work() : Promise.reject(new ScanStopped()))
    try {
      return await retrying(wanted, tries)
    } catch (error) {
      if (wish !== this.#wish) throw new ScanStopped()
      if (!(error instanceof EngineFailure)) throw error
      const { failure } = error
      if (failure.kind === 'problem') throw new ScanRefused(failure.problem)
      throw failure.kind === 'stopped' ? new ScanStopped() : error
    }
  }
}

/** Did the worker end, or its work break off where nobody foresaw it? */
function isDeath(error: unknown): boolean {
  return error instanceof EngineFailure && ['restarted', 'crashed'].includes(error.failure.kind)
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
