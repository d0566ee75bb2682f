import type { Params } from '../../../core/params.ts'
import type { PrepareOptions } from '../../../core/quantizer/method.ts'
import { exact, near, toleranceOf, type Verdict } from '../compare.ts'
import { defineHandler, inputOf, isNumber, numberOf, numbersOf } from '../handler.ts'
import type { FamilyFiles, GoldenArray, GoldenCase } from '../manifest.ts'
import { quantizeGolden } from '../tensors.ts'

type Observation = Readonly<Record<string, unknown>>

/** What torch's observers answer that is not claimed; each stands in the list of exclusions. */
const NOT_CLAIMED = [
  'records of HistogramObserver',
  'records of float_qparams',
  'zero points of symmetric quint8',
] as const

/**
 * Scale and zero point that torch finds for a range: over the data for min-max observers, over what the record states
 * for those that average over batches.
 */
export default defineHandler({
  family: 'affine',
  matches: ({ outputs, inputs }) => 'records' in outputs && Array.isArray(inputs['x']),
  columns: () => [...NOT_CLAIMED],
  check(golden, files) {
    const observations = files.json(golden.outputs['records'] ?? '') as Observation[]
    const claimed = observations.filter(isClaimed)
    if (claimed.length === 0) throw new Error('no record is of a kind that is claimed')
    const failures = claimed.flatMap((record) => {
      const verdict = verdictOf(record, golden, files)
      return verdict === undefined ? [] : [`${String(record['observer'])} of ${String(record['input'])}: ${verdict}`]
    })
    return {
      records: failures.length > 0 ? `${failures.length} of ${claimed.length}, first ${failures[0]}` : undefined,
    }
  },
})

function isClaimed(record: Observation): boolean {
  return record['observer'] !== 'HistogramObserver' && !String(record['qscheme']).includes('float_qparams')
}

function verdictOf(record: Observation, golden: GoldenCase, files: FamilyFiles): Verdict {
  const isSymmetric = String(record['qscheme']).endsWith('_symmetric')
  const { min, max } = codesOf(record)
  const { quantizer } = quantizeGolden(
    inputNamed(String(record['input']), golden, files),
    isSymmetric ? 'symmetric' : 'affine',
    {
      k: Math.log2(max - min + 1),
      range: 'minmax',
      arith: 'recip',
      ...granularityOf(record),
      ...conventionOf(isSymmetric, min),
    },
    averagedRange(record),
  )
  const scale = near(numbersOf(record, 'scale'), quantizer.scales ?? [], toleranceOf(golden.compare))
  // Symmetric codes lie around 0 here; torch moves those of an unsigned type up.
  if (isSymmetric && min === 0) return scale
  const zeroPoints = quantizer.zeroPoints ?? numbersOf(record, 'scale').map(() => 0)
  return scale ?? exact(numbersOf(record, 'zero_point'), zeroPoints)
}

/** As stated, else all of the 8-bit type. */
function codesOf(record: Observation): { min: number; max: number } {
  if (isNumber(record['quant_min'])) return { min: numberOf(record, 'quant_min'), max: numberOf(record, 'quant_max') }
  return record['dtype'] === 'quint8' ? { min: 0, max: 255 } : { min: -128, max: 127 }
}

function conventionOf(isSymmetric: boolean, min: number): Params {
  return isSymmetric ? { span: 'full' } : { codes: min < 0 ? 'signed' : 'unsigned' }
}

function granularityOf(record: Observation): Params {
  return isNumber(record['ch_axis']) ? { gran: 'channel', axis: record['ch_axis'] } : {}
}

/** The range of an observer that averages over batches is an input here. */
function averagedRange(record: Observation): Pick<PrepareOptions, 'held'> {
  if (!('averaging_constant' in record)) return {}
  const [a, b] = ['min_val', 'max_val'].map((key) => Float64Array.from(numbersOf(record, key)))
  return a && b ? { held: { a, b } } : {}
}

function inputNamed(name: string, golden: GoldenCase, files: FamilyFiles): GoldenArray {
  const file = [inputOf(golden, 'x')].flat().find((path) => path === `x_${name}.npy`)
  if (file === undefined) throw new Error(`there is no input ${name}`)
  return files.array(file)
}
