import { calibratorById } from '../../../core/ranges/all.ts'
import type { Range } from '../../../core/ranges/range.ts'
import { squaredError } from '../../../core/ranges/search/error-search.ts'
import { finish, type Steps } from '../../../core/steps.ts'
import { near, toleranceOf, type Verdict } from '../compare.ts'
import { defineHandler, inputOf, numberOf, recordsOf } from '../handler.ts'

const ANSWERS = ['best_clip', 'best_clip_over_absmax', 'best_mse', 'mse_at_absmax']

/** The symmetric range of least squared error, on the grid absmax · i / 1000. */
export default defineHandler({
  family: 'affine',
  matches: (golden) => {
    const records = recordsOf(golden)
    return records.length > 0 && records.every((record) => 'best_clip' in record && record['symmetric'] === true)
  },
  columns: (golden) => recordsOf(golden).flatMap((_, i) => ANSWERS.map((answer) => `records[${i}].${answer}`)),
  check(golden, files) {
    const verdicts: Record<string, Verdict> = {}
    const tolerance = toleranceOf(golden.compare)
    for (const [i, record] of recordsOf(golden).entries()) {
      const values = Float32Array.from(files.array(inputOf(golden, String(record['input']))).data)
      const found = answersFor(values, numberOf(record, 'qmin'), numberOf(record, 'qmax'))
      for (const answer of ANSWERS) {
        verdicts[`records[${i}].${answer}`] = near([numberOf(record, answer)], [found[answer] ?? NaN], tolerance)
      }
    }
    return verdicts
  },
})

function answersFor(values: Float32Array, min: number, max: number): Record<string, number> {
  const target = { kind: 'symmetric', min, max } as const
  const clip = settled(calibratorById('mse')?.find(values, values.length, target, {})).b
  const absmax = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  const mse = (c: number) =>
    squaredError(values, 0, values.length, { scale: c / max, least: min, greatest: max }) / values.length
  return {
    best_clip: clip,
    best_clip_over_absmax: clip / absmax,
    best_mse: mse(clip),
    mse_at_absmax: mse(absmax),
  }
}

function settled(found: Range | Steps<Range> | undefined): Range {
  if (!found) throw new Error('there is no range rule mse')
  return 'a' in found ? found : finish(found)
}
