import { methodById } from '../core/methods/index.ts'
import { type Engine, EngineFailure, type Failure, type HeldWeights } from '../engine/engine.ts'
import { takeSource } from './actions.ts'
import { block, isDamaged } from './blocking.ts'
import { tell, troubleOf } from './failures.ts'
import { inGesture, onGestureEnd, paced } from './gesture.ts'
import { keyOf } from './file-shelf.ts'
import type { Scene, SourceSpec } from './scene.ts'
import { sceneStore } from './scene-store.ts'
import { dismissAll, report, type Shown, sessionStore, show } from './session-store.ts'
import { resolveSource } from './weights-request.ts'

/**
 * Results that may wait to be drawn while a hand drags. On a busy machine a frame in which none arrives is followed by
 * one with two; with both drawn in turn the picture moves evenly, a frame behind at most, and catches up in the next
 * frame that has none.
 */
const RESULTS_WAITING = 2

/**
 * The one path from the scene to results: weights when the source changed, a run when anything did. Every result is
 * shown with the recipe that it was made with.
 */
export class Runner {
  readonly #engine: Engine
  #loadedKey = ''
  #loadingKey = ''
  #weights: HeldWeights | null = null
  #sequence = 0
  #shownSequence = 0
  /** Was the newest run made under a hand? */
  #hurried = false
  #picking = false
  #pickedAt = 0
  /** Did a result come while the worked weight of the one before was asked for? */
  #pickAged = false

  constructor(engine: Engine) {
    this.#engine = engine
    engine.onRestart(() => sessionStore.setState({ toast: { kind: 'restarted' } }))
  }

  /** Shows the scene and follows it from now on. A damaged link is left alone until the reader moves on. */
  start(): void {
    let last = sceneStore.getState()
    sceneStore.subscribe((scene) => {
      const changed = scene.source !== last.source || scene.panes !== last.panes || scene.bins !== last.bins
      last = scene
      if (!changed) return
      dismissAll()
      this.#follow(scene)
    })
    onGestureEnd(() => {
      // figures at rest are the same whenever a link is opened; those of a drag are the fastest
      if (this.#hurried) this.#follow(sceneStore.getState())
      const { shown } = sessionStore.getState()
      if (shown) this.#pickAgain(shown.evaluation.stats)
    })
    if (sessionStore.getState().blocked === null) this.#follow(last)
  }

  /** Tells that the engine already holds the weights of `source` (a file that was just opened). */
  adopt(source: SourceSpec, weights: HeldWeights): void {
    this.#weights = weights
    this.#loadedKey = keyOf(source)
    this.#loadingKey = ''
  }

  /** Stops the work and goes back to the newest result that was finished, so that scene, link and picture agree. */
  stop(): void {
    const { settled } = sessionStore.getState()
    this.#engine.stop()
    this.#loadingKey = ''
    if (!settled) return block({ kind: 'stopped' })
    sessionStore.setState({ status: 'ready', progress: null, toast: { kind: 'stopped' } })
    const { panes } = sceneStore.getState()
    sceneStore.setState({ source: settled.source, panes: [settled.pane, ...panes.slice(1)], bins: settled.bins })
  }

  /** NumPy for a result; null once another one is on show. */
  async python(shown: Shown): Promise<string | null> {
    try {
      const lines = await this.#engine.python()
      return sessionStore.getState().shown === shown ? lines : null
    } catch {
      return null
    }
  }

  async pick(which: { index: number } | { near: number }): Promise<void> {
    try {
      const picked = await this.#engine.pick(which)
      paced('picked', () => sessionStore.setState({ picked }))
    } catch {
      // the next result asks again
    }
  }

  /** Works through the weight `by` places on; the first follows the last. */
  step(by: number): void {
    const { picked, shown } = sessionStore.getState()
    const n = shown?.weights.stats.n ?? 0
    if (picked && n > 0) void this.pick({ index: (picked.index + by + n) % n })
  }

  #follow(scene: Scene): void {
    const key = keyOf(scene.source)
    if (key === this.#loadedKey) void this.#run(scene)
    else if (key !== this.#loadingKey) void this.#load(scene, key)
  }

  #work(): void {
    const { status } = sessionStore.getState()
    sessionStore.setState(
      status === 'working'
        ? { blocked: null }
        : { status: 'working', blocked: null, progress: null, since: performance.now() },
    )
  }

  async #load(scene: Scene, key: string): Promise<void> {
    this.#loadingKey = key
    this.#work()
    try {
      const resolved = await resolveSource(scene.source)
      if (this.#loadingKey !== key) return
      if (resolved.kind === 'blocked') {
        this.#loadedKey = ''
        this.#loadingKey = ''
        if (!isDamaged()) block(resolved.blocked)
        return
      }
      const weights = await this.#engine.load(resolved.request, (progress) => {
        if (this.#loadingKey === key) report(progress)
      })
      if (this.#loadingKey !== key) return
      this.adopt(scene.source, weights)
      sessionStore.setState({ picked: null })
      if (isDamaged()) return
      const { source } = sceneStore.getState()
      if (keyOf(source) === key) takeSource(source, weights.shape.length)
      this.#follow(sceneStore.getState())
    } catch (error) {
      if (this.#loadingKey === key) this.#loadFailed(error)
    }
  }

  #loadFailed(error: unknown): void {
    this.#loadingKey = ''
    if (isDamaged()) return
    // the engine gives up by itself after the third death in a row
    if (failureOf(error) === 'restarted') return this.#follow(sceneStore.getState())
    const { shown } = sessionStore.getState()
    const trouble = troubleOf(error)
    if (trouble && !shown) return block({ kind: 'failed', ...trouble })
    if (trouble) sessionStore.setState({ status: 'ready', progress: null })
    if (shown) sceneStore.setState({ source: shown.source })
    if (trouble) tell(trouble)
  }

  async #run(scene: Scene): Promise<void> {
    const weights = this.#weights
    const pane = scene.panes[0]
    if (!weights || !pane) return
    if (!methodById(pane.id)) return block({ kind: 'unavailable', what: 'method', id: pane.id })
    this.#sequence += 1
    const sequence = this.#sequence
    this.#work()
    const base = { source: scene.source, pane, bins: scene.bins, weights }
    this.#hurried = inGesture()
    try {
      const evaluation = await this.#engine.run(
        { weights: weights.id, method: pane.id, params: pane.params, bins: scene.bins, hurried: this.#hurried },
        {
          onProvisional: (evaluation) => this.#deliver({ ...base, evaluation, provisional: true }, sequence),
          onProgress: (progress) => {
            if (sequence === this.#sequence) report(progress)
          },
        },
      )
      this.#deliver({ ...base, evaluation, provisional: false }, sequence)
    } catch (error) {
      this.#runFailed(error, sequence)
    }
  }

  #deliver(shown: Shown, sequence: number): void {
    if (sequence < this.#shownSequence) return
    this.#shownSequence = sequence
    const draw = (): void => {
      if (sessionStore.getState().blocked) return
      const settled = sequence === this.#sequence && !shown.provisional
      show(shown, settled ? { status: 'ready', progress: null } : {})
    }
    paced('result', draw, RESULTS_WAITING)
    this.#pickAgain(shown.evaluation.stats)
  }

  /** The weight that is worked through: the same as before, or a telling one of new weights. */
  #pickAgain(stats: { mean: number; std: number; max: number }): void {
    if (this.#picking) {
      this.#pickAged = true
      return
    }
    // during a drag the charts come first: the worked weight follows ten times a second, and once more at the end
    if (inGesture() && performance.now() - this.#pickedAt < 100) return
    this.#pickAged = false
    this.#pickedAt = performance.now()
    this.#picking = true
    const { picked } = sessionStore.getState()
    const which = picked ? { index: picked.index } : { near: Math.min(stats.max, stats.mean + 1.8 * stats.std) }
    void this.pick(which).finally(() => {
      this.#picking = false
      const { shown } = sessionStore.getState()
      if (this.#pickAged && shown) this.#pickAgain(shown.evaluation.stats)
    })
  }

  #runFailed(error: unknown, sequence: number): void {
    if (sequence !== this.#sequence || isDamaged()) return
    const failure = failureOf(error)
    // a load that came to nothing here has replaced them
    if (failure === 'gone') this.#loadedKey = ''
    // else the weights are back in the new worker
    if (failure === 'gone' || failure === 'restarted') return this.#follow(sceneStore.getState())
    const trouble = troubleOf(error)
    if (!trouble) return
    if (!sessionStore.getState().shown) return block({ kind: 'failed', ...trouble })
    tell(trouble)
    sessionStore.setState({ status: 'error', progress: null })
  }
}

function failureOf(error: unknown): Failure['kind'] | undefined {
  return error instanceof EngineFailure ? error.failure.kind : undefined
}
