import { methodById } from '../../core/methods/index.ts'
import { FLOAT32_MAX } from '../../core/params.ts'
import { findsRange } from '../method-range.ts'
import type { MethodSpec } from '../scene.ts'
import type { LinkReading, LinkRemark } from './remarks.ts'

/** A range by hand goes upwards: a b that is not above a is left out and named. Only `clip` takes it, as NumPy does. */
export function ordered(reading: LinkReading): LinkReading {
  if (reading.kind === 'damaged') return reading
  const remarks: LinkRemark[] = []
  const panes = reading.scene.panes.map((pane): MethodSpec => {
    const { a, b, ...rest } = pane.params
    if (!findsRange(methodById(pane.id)) || typeof a !== 'number' || typeof b !== 'number' || a < b) return pane
    const allowed = { kind: 'range', min: a, max: FLOAT32_MAX, integer: false } as const
    remarks.push({
      code: 'link-bad-value',
      values: { owner: { key: 'q', id: pane.id }, key: 'b', value: String(b), used: null, allowed },
    })
    return { ...pane, params: { ...rest, a } }
  })
  if (remarks.length === 0) return reading
  return { ...reading, scene: { ...reading.scene, panes }, remarks: [...reading.remarks, ...remarks] }
}
