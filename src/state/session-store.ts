import { createStore } from 'zustand/vanilla'
import type { Problem } from '../core/errors.ts'
import type { Evaluation } from '../core/evaluation.ts'
import type { HeldWeights, PickedWeight, Progress } from '../engine/engine.ts'
import { inGesture, onGestureEnd } from './gesture.ts'
import { greatest } from '../core/numeric/greatest.ts'
import type { LinkRemark } from './link/index.ts'
import type { MethodSpec, SourceSpec } from './scene.ts'

/** A result with the recipe that it was made with. Labels come from here, never from the controls. */
export interface Shown {
  readonly source: SourceSpec
  readonly pane: MethodSpec
  readonly bins: number
  readonly weights: HeldWeights
  readonly evaluation: Evaluation
  /** The search for the range still runs; these figures hold for the range in force before. */
  readonly provisional: boolean
}

/** Why there is nothing to show, where there is nothing to show. */
export type Blocked =
  | { readonly kind: 'link-damaged'; readonly code: string; readonly values: Readonly<Record<string, string | number>> }
  | { readonly kind: 'unavailable'; readonly what: 'method' | 'source'; readonly id: string }
  | { readonly kind: 'file-needed'; readonly name: string; readonly sha256: string }
  | { readonly kind: 'failed'; readonly problem: Problem | null; readonly message: string }
  /** The reader stopped the work before there was anything to show. */
  | { readonly kind: 'stopped' }

export type Notice =
  /** `pasted`: the text was typed or pasted, so that another file would not help. */
  | { readonly id: number; readonly kind: 'problem'; readonly problem: Problem; readonly pasted: boolean }
  | { readonly id: number; readonly kind: 'crashed'; readonly message: string }
  | { readonly id: number; readonly kind: 'link'; readonly remarks: readonly LinkRemark[] }
  | { readonly id: number; readonly kind: 'other-file'; readonly file: OtherFile }

/** A dropped file that has the name of the one that the scene asks for, but other contents. */
export interface OtherFile {
  readonly name: string
  readonly expected: string
  readonly actual: string
  readonly files: readonly File[]
}

export type Toast =
  | { readonly kind: 'restarted' }
  | { readonly kind: 'copied'; readonly length: number }
  | { readonly kind: 'stopped' }
  /** The weights have no such axis. */
  | { readonly kind: 'axis'; readonly axis: number }

export type Panel = 'formula' | 'python' | 'definitions' | 'table'

/** What is true now and stands in no link. */
export interface Session {
  readonly status: 'working' | 'ready' | 'error'
  /** The work under way lasts long enough to be worth a word. */
  readonly long: boolean
  readonly shown: Shown | null
  /** While bars and levels move to the result on show: where they are. */
  readonly motion: { readonly to: Evaluation; readonly shapes: Evaluation } | null
  /**
   * What the lower charts, the steps and the figures that explain tell of: during a gesture every second result, and the
   * last when the hand pauses. Two cores do not draw all of it 60 times a second, and the eye is on the hand.
   */
  readonly unhurried: Shown | null
  /** The newest result that its recipe reproduces: not one that waits for the search of its range. */
  readonly settled: Shown | null
  /** The tallest bin of both histograms; during a drag it only grows, so that the count axis does not breathe. */
  readonly tallest: number
  readonly blocked: Blocked | null
  readonly progress: Progress | null
  /** When the work under way began (performance.now), and how long it had lasted at its last report, in ms. */
  readonly since: number
  readonly elapsed: number
  readonly picked: PickedWeight | null
  readonly notices: readonly Notice[]
  readonly toast: Toast | null
  /** A part of the page could not be loaded or drawn. */
  readonly partFailed: boolean
  readonly panel: Panel | null
  /** x under the pointer, in weights; null without one. */
  readonly hover: number | null
}

export const sessionStore = createStore<Session>()(() => ({
  status: 'working',
  long: false,
  shown: null,
  unhurried: null,
  motion: null,
  settled: null,
  tallest: 0,
  blocked: null,
  progress: null,
  since: 0,
  elapsed: 0,
  picked: null,
  notices: [],
  toast: null,
  partFailed: false,
  panel: null,
  hover: null,
}))

/** After so long without a result a hand has paused, and what is read at leisure follows. */
const PAUSE_MS = 100
let pause: ReturnType<typeof setTimeout> | undefined

/** Takes over a result, and how tall its histograms are. */
export function show(result: Shown, rest: Partial<Session> = {}): void {
  clearTimeout(pause)
  pause = setTimeout(() => sessionStore.setState(({ shown }) => ({ unhurried: shown })), PAUSE_MS)
  const { original, quantized } = result.evaluation
  const most = Math.max(greatest(original), greatest(quantized))
  sessionStore.setState((state) => {
    const shown = withSameOriginal(result, state.shown)
    return {
      ...rest,
      shown,
      unhurried: inGesture() && state.unhurried === state.shown ? (state.unhurried ?? shown) : shown,
      settled: shown.provisional ? state.settled : shown,
      tallest: inGesture() ? Math.max(state.tallest, most) : most,
    }
  })
}

/**
 * What no parameter changes stays the very same object, so that nothing of it is drawn again. Another method may take
 * the weights as float64, where this one takes them as float32.
 */
function withSameOriginal(result: Shown, before: Shown | null): Shown {
  if (before?.weights !== result.weights || before.bins !== result.bins || before.pane.id !== result.pane.id)
    return result
  const { stats, bins, original } = before.evaluation
  if (original === result.evaluation.original) return result
  return { ...result, evaluation: { ...result.evaluation, stats, bins, original } }
}

onGestureEnd(() => {
  const { shown } = sessionStore.getState()
  if (shown) show(shown)
})

export function partFailed(): void {
  sessionStore.setState({ partFailed: true })
}

/** How far the work under way is. */
export function report(progress: Progress): void {
  sessionStore.setState((state) => ({ progress, elapsed: performance.now() - state.since }))
}

let lastNotice = 0

type NewNotice = Notice extends infer N ? (N extends Notice ? Omit<N, 'id'> : never) : never

/** Adds a notice above the scene; one of the same kind is replaced. */
export function notify(notice: NewNotice): void {
  lastNotice += 1
  const added = { ...notice, id: lastNotice } as Notice
  sessionStore.setState((state) => ({
    notices: [...state.notices.filter((old) => old.kind !== notice.kind), added],
  }))
}

export function dismiss(id: number): void {
  sessionStore.setState((state) => ({ notices: state.notices.filter((notice) => notice.id !== id) }))
}

/** Notices are about the scene as it was. */
export function dismissAll(): void {
  if (sessionStore.getState().notices.length > 0) sessionStore.setState({ notices: [] })
}
