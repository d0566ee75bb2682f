import { calibratorById } from '../../../core/ranges/all.ts'
import { finish } from '../../../core/steps.ts'
import type { Verdict } from '../compare.ts'
import { defineHandler, inputOf, numberOf, recordsOf } from '../handler.ts'

const ENDS = ['low', 'high'] as const

/** ONNX Runtime's calibration by histogram: of its rules, the one of least divergence. */
export default defineHandler({
  family: 'affine',
  matches: (golden) => {
    const records = recordsOf(golden)
    return records.length > 0 && records.every((record) => 'num_bins' in record && 'low' in record && 'high' in record)
  },
  columns: (golden) => recordsOf(golden).flatMap((record, i) => columnsOf(record, i)),
  check(golden, files) {
    if (!golden.compare.includes('one histogram bin width')) throw new Error(`no tolerance in "${golden.compare}"`)
    const verdicts: Record<string, Verdict> = {}
    for (const [i, record] of recordsOf(golden).entries()) {
      if (record['method'] !== 'entropy') continue
      const values = Float32Array.from(files.array(inputOf(golden, String(record['input']))).data)
      const range = entropyRange(values)
      const width =
        (2 * values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)) / numberOf(record, 'num_bins')
      for (const [end, found] of [
        ['low', range.a],
        ['high', range.b],
      ] as const) {
        const expected = numberOf(record, end)
        const isNear = Math.abs(expected - found) <= width
        verdicts[`records[${i}].${end}`] = isNear ? undefined : `expected ${expected}, found ${found}`
      }
    }
    return verdicts
  },
})

/** What other rules answer is named by the rule, so that it can be left out. */
function columnsOf(record: Record<string, unknown>, i: number): string[] {
  if (record['method'] !== 'entropy') return [`records of method ${String(record['method'])}`]
  return ENDS.map((end) => `records[${i}].${end}`)
}

function entropyRange(values: Float32Array): { a: number; b: number } {
  const found = calibratorById('entropy')?.find(values, values.length, { kind: 'symmetric', min: -127, max: 127 }, {})
  if (!found) throw new Error('there is no range rule entropy')
  return 'a' in found ? found : finish(found)
}
