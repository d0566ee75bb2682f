import type { TensorInfo } from '../../core/formats/contents.ts'
import { methodById } from '../../core/methods/index.ts'
import { withDefaults } from '../../core/params.ts'
import type { MethodSpec } from '../scene.ts'
import { type Damage, type Scanner, ScanRefused } from './scanner.ts'

/** A finer granularity that was tried on the worst tensor, and what it gives. */
export interface Remedy {
  readonly tensor: string
  readonly axis: number
  readonly rank: number
  /** Of this tensor, with it and without it: dB and bits per weight. */
  readonly sqnr: number
  readonly bits: number
  readonly before: { readonly sqnr: number; readonly bits: number }
}

/** The tensor that the method hurts most, and what it does to it. */
interface Worst {
  readonly tensor: TensorInfo
  readonly damage: Damage | null
}

/** Less than half a bit is not worth a sentence, and neither is what as many bits in the codes would give as well. */
const WORTH_DB = 3
const DB_PER_BIT = 6.02

/** Measures whether one scale per channel would help the worst tensor, along its first or its last axis. */
export async function findRemedy(scanner: Scanner, worst: Worst, pane: MethodSpec): Promise<Remedy | null> {
  const { name, shape, count } = worst.tensor
  const { damage } = worst
  if (!damage || !Number.isFinite(damage.sqnr) || shape.length < 2 || !takesChannels(pane)) return null
  const before = { sqnr: damage.sqnr, bits: damage.bits / count }
  let best: Remedy | null = null
  for (const axis of new Set([0, shape.length - 1])) {
    const along = await damageAlong(scanner, name, pane, axis)
    if (!along) continue
    const { sqnr } = along
    const bits = along.bits / count
    const gain = sqnr - before.sqnr - DB_PER_BIT * (bits - before.bits)
    if (gain >= WORTH_DB && sqnr > (best?.sqnr ?? 0)) {
      best = { tensor: name, axis, rank: shape.length, sqnr, bits, before }
    }
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

async function damageAlong(
  scanner: Scanner,
  name: string,
  { id, params }: MethodSpec,
  axis: number,
): Promise<Damage | null> {
  try {
    const scan = await scanner.probe(name, { id, params: { ...params, gran: 'channel', axis } })
    return scan.kind === 'scanned' ? scan.damage : null
  } catch (error) {
    if (error instanceof ScanRefused) return null
    throw error
  }
}
