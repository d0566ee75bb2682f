import { decodeE8m0, encodeE8m0 } from '../../../core/numeric/e8m0.ts'
import { exact } from '../compare.ts'
import { defineHandler, inputOf, numberOf } from '../handler.ts'

/** The least normal float32. References disagree on what lies between it and 0, so that is not compared. */
const LEAST_NORMAL = 2 ** -126

/** Casts to E8M0, the format of microscaling's scales: exponents only, no sign. */
export default defineHandler({
  family: 'fpformats',
  matches: ({ params, outputs }) => params['mbits'] === 0 && params['ebits'] === 8 && 'codes_saturating' in outputs,
  check(golden, files) {
    const x = files.array(inputOf(golden, 'x')).data
    const max = numberOf(golden.params, 'max')
    const compared = (values: ArrayLike<number>) => Array.from(values).filter((_, i) => !isSubnormal(x[i] ?? NaN))
    const codes = compared(x).map(encodeE8m0)
    const saturating = compared(x).map((value) => encodeE8m0(Math.min(max, value)))
    const expected = (column: string) => compared(files.array(golden.outputs[column] ?? '').data)
    return {
      codes: exact(expected('codes'), codes),
      dequant: exact(expected('dequant'), codes.map(decodeE8m0)),
      codes_saturating: exact(expected('codes_saturating'), saturating),
      dequant_saturating: exact(expected('dequant_saturating'), saturating.map(decodeE8m0)),
    }
  },
})

function isSubnormal(value: number): boolean {
  return value > 0 && value < LEAST_NORMAL
}
