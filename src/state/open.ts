import type { RawLayout } from '../core/formats/raw-types.ts'
import type { ParamValue } from '../core/params.ts'
import type { Engine, HeldWeights, SortingOffer } from '../engine/engine.ts'
import { setSourceParams, takeSource } from './actions.ts'
import { tell, troubleOf } from './failures.ts'
import { shelve } from './file-shelf.ts'
import { encodeValues } from './link/reading.ts'
import { rawOf, rawParams } from './raw-params.ts'
import { retrying } from './retry.ts'
import type { Runner } from './runner.ts'
import type { SourceSpec } from './scene.ts'
import { sceneStore } from './scene-store.ts'
import { notify, report, sessionStore } from './session-store.ts'

/** Typed numbers up to this many stand in the link themselves; longer text is treated as a file. */
const TYPED_LIMIT = 400

/** Opens what the reader brings. The scene on show changes only when the reading succeeded. */
export class Opener {
  readonly #engine: Engine
  readonly #runner: Runner

  constructor(engine: Engine, runner: Runner) {
    this.#engine = engine
    this.#runner = runner
  }

  /** Files that were dropped, chosen or pasted, their content asked unless `raw` says it. A scene that asks for a file takes only that one without asking. */
  async files(files: readonly File[], asNewScene = false, raw?: RawLayout): Promise<boolean> {
    if (files.length === 0) return false
    const { blocked } = sessionStore.getState()
    const wanted = blocked?.kind === 'file-needed' && !asNewScene ? blocked : null
    const layout = raw ? { raw } : wanted ? rawOf(sceneStore.getState().source) : {}
    const weights = await this.#load({ kind: 'files', files, ...this.#wantedTensor(wanted !== null), ...layout })
    if (!weights) return false
    const name = weights.file?.name ?? files[0]?.name ?? ''
    const sha256 = weights.file?.sha256 ?? ''
    if (wanted?.sha256 && sha256 && wanted.sha256 !== sha256) {
      notify({ kind: 'other-file', file: { name, expected: wanted.sha256, actual: sha256, files } })
      sessionStore.setState({ status: 'error' })
      return false
    }
    if (wanted) this.#show({ ...sceneStore.getState().source, files: shelve(name, sha256, files) }, weights)
    else this.#showFiles(files, name, weights, raw)
    return true
  }

  /** A file at an address. The page about a file will do. */
  async url(href: string, raw?: RawLayout): Promise<boolean> {
    const weights = await this.#load({ kind: 'url', href, ...(raw ? { raw } : {}) })
    if (!weights) return false
    const tensor = weights.tensors.length > 1 ? { tensor: weights.name } : {}
    this.#show({ id: 'url', params: { href, ...tensor, ...rawParams(raw) } }, weights)
    return true
  }

  /** Another tensor of the files on show. */
  tensor(name: string): void {
    setSourceParams({ ...sceneStore.getState().source.params, tensor: name })
  }

  /** Typed or pasted numbers: short ones travel in the link, long ones are a file without a place. */
  async text(text: string, name: string): Promise<boolean> {
    const files = [new File([text], `${name}.txt`, { type: 'text/plain' })]
    // every number but the last takes two characters at least
    const short = text.length < 2 * TYPED_LIMIT
    const weights = await this.#load(short ? { kind: 'text', name, text } : { kind: 'files', files }, true)
    if (!weights) return false
    if (weights.tensors.length === 1 && weights.stats.n <= TYPED_LIMIT) {
      const data = await this.#engine.values(TYPED_LIMIT).catch(() => null)
      if (data) {
        const source = encodeValues(data, weights.shape)
        // decimals have no NaN and no ∞: such numbers travel as float32, and are shown as what travels
        if (source.id === 'values') this.#show(source, weights)
        else sceneStore.setState({ source })
        return true
      }
    }
    this.#showFiles(files, `${name}.txt`, weights)
    return true
  }

  /** What sorting the weights would cost that is not done by itself; null where there is nothing to gain. */
  async sortingOffer({ id }: HeldWeights): Promise<SortingOffer | null> {
    return this.#engine.sort({ weights: id, now: false }).catch(() => null)
  }

  /** Sorts the weights while the page goes on. False where it was stopped or refused; a refusal becomes a notice. */
  async sort({ id }: HeldWeights, onProgress: (done: number) => void): Promise<boolean> {
    try {
      await this.#engine.sort({ weights: id, now: true }, ({ done }) => onProgress(done))
      return true
    } catch (error) {
      const trouble = troubleOf(error)
      if (trouble) tell(trouble)
      return false
    }
  }

  /** The values on show with their shape, for a link that the reader wants to carry them; null above `limit`. */
  async carried(limit: number): Promise<{ data: Float32Array | Float64Array; shape: readonly number[] } | null> {
    const shape = sessionStore.getState().shown?.weights.shape
    const data = await this.#engine.values(limit)
    return data && shape ? { data, shape } : null
  }

  #wantedTensor(asked: boolean): { tensor?: string } {
    const tensor = sceneStore.getState().source.params.tensor
    return asked && typeof tensor === 'string' ? { tensor } : {}
  }

  #show(source: SourceSpec, weights: HeldWeights): void {
    this.#runner.adopt(source, weights)
    sessionStore.setState({ picked: null, blocked: null })
    // a new object, so that the runner sees a change even when the link stays the same
    takeSource({ ...source }, weights.shape.length)
  }

  /** Files of which the scene has not known before. */
  #showFiles(files: readonly File[], name: string, weights: HeldWeights, raw?: RawLayout): void {
    const sha256 = weights.file?.sha256 ?? ''
    const params: Record<string, ParamValue> = { name, ...rawParams(raw) }
    if (sha256) params.sha256 = sha256
    if (weights.tensors.length > 1) params.tensor = weights.name
    this.#show({ id: 'file', params, files: shelve(name, sha256, files) }, weights)
  }

  async #load(request: Parameters<Engine['load']>[0], pasted = false): Promise<HeldWeights | null> {
    sessionStore.setState({ status: 'working', progress: null, since: performance.now() })
    try {
      // the engine gives up by itself after the third death in a row
      return await retrying(() => this.#engine.load(request, report), Infinity)
    } catch (error) {
      const trouble = troubleOf(error)
      // who stopped it, or overtook it, has said what the page does now
      if (!trouble) return null
      tell(trouble, pasted)
      sessionStore.setState({ status: sessionStore.getState().shown ? 'ready' : 'error', progress: null })
      return null
    }
  }
}
