import { percentiles } from '../../../core/ranges/search/percentile.ts'
import { finish } from '../../../core/steps.ts'
import { near, toleranceOf, type Verdict } from '../compare.ts'
import { defineHandler, inputOf, numberOf, recordsOf } from '../handler.ts'

const ANSWERS = ['value', 'abs_value']

/** `np.percentile` of the values and of their sizes. */
export default defineHandler({
  family: 'affine',
  matches: (golden) => {
    const records = recordsOf(golden)
    return records.length > 0 && records.every((record) => 'p' in record && 'abs_value' in record)
  },
  columns: (golden) => recordsOf(golden).flatMap((_, i) => ANSWERS.map((answer) => `records[${i}].${answer}`)),
  check(golden, files) {
    const verdicts: Record<string, Verdict> = {}
    for (const [i, record] of recordsOf(golden).entries()) {
      const values = Float32Array.from(files.array(inputOf(golden, String(record['input']))).data)
      for (const answer of ANSWERS) {
        const sizes = answer === 'abs_value'
        const found = finish(percentiles(values, values.length, sizes, [numberOf(record, 'p')]))
        verdicts[`records[${i}].${answer}`] = near([numberOf(record, answer)], found, toleranceOf(golden.compare))
      }
    }
    return verdicts
  },
})
