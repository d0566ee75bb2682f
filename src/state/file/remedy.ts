import { methodById } from '../../core/methods/index.ts'
import { withDefaults } from '../../core/params.ts'
import type { MethodSpec } from '../scene.ts'
import type { Row } from './rows.ts'
import { type Scanner, ScanRefused } from './scanner.ts'

/** A finer granularity that was tried on the worst tensor, and what it gives. */
export interface Remedy {
  readonly tensor: string
  readonly axis: number
  readonly rank: number
  /** dB, with it and without it. */
  readonly sqnr: number
  readonly before: number
}

/** Less than half a bit is not worth a sentence. */
const WORTH_DB = 3

/** Measures whether one scale per channel would help the worst tensor, along its first or its last axis. */
export async function findRemedy(scanner: Scanner, worst: Row, pane: MethodSpec): Promise<Remedy | null> {
  const { name, shape } = worst.tensor
  const before = worst.damage?.sqnr
  if (before === undefined || !Number.isFinite(before) || shape.length < 2 || !takesChannels(pane)) return null
  let best: Remedy | null = null
  for (const axis of new Set([0, shape.length - 1])) {
    const sqnr = await sqnrAlong(scanner, name, pane, axis)
    if (sqnr >= (best?.sqnr ?? before + WORTH_DB)) best = { tensor: name, axis, rank: shape.length, sqnr, before }
  }
  return best
}

/** Is there one scale for all, where there could be one per channel? */
function takesChannels({ id, params }: MethodSpec): boolean {
  const method = methodById(id)
  const gran = method?.params.find(({ key }) => key === 'gran')
  if (!method || gran?.kind !== 'choice' || !gran.options.includes('channel')) return false
  const full = withDefaults(method.params, params)
  // a range by hand is the same for every channel
  return full.gran === 'tensor' && full.range !== 'manual' && full.scale === undefined
}

async function sqnrAlong(scanner: Scanner, name: string, { id, params }: MethodSpec, axis: number): Promise<number> {
  try {
    const scan = await scanner.probe(name, { id, params: { ...params, gran: 'channel', axis } })
    return scan.kind === 'scanned' ? (scan.damage?.sqnr ?? NaN) : NaN
  } catch (error) {
    if (error instanceof ScanRefused) return NaN
    throw error
  }
}
