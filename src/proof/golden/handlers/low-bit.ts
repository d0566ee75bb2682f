import type { SignSpec } from '../../../core/quantizer/sign.ts'
import { signed } from '../../../core/quantizer/sign.ts'
import { exact, near, toleranceOf, type Verdict } from '../compare.ts'
import { defineHandler, inputOf } from '../handler.ts'
import { type FamilyFiles, type GoldenCase, product } from '../manifest.ts'
import { quantizeGolden } from '../tensors.ts'

/** By the name that the case gives. */
const METHODS: readonly (readonly [RegExp, string])[] = [
  [/^XNOR/, 'binary'],
  [/^TWN/, 'ternary'],
  [/^BitNet b1\.58/, 'bitnet-b1.58'],
]

/** float64 answers, and where they are here. */
const SIZES: Readonly<Record<string, (spec: SignSpec) => ArrayLike<number>>> = {
  alpha: (spec) => spec.sizes,
  scale: (spec) => spec.sizes,
  delta: (spec) => spec.thresholds ?? [],
}

/** A float32 is that near to what it stands for. */
const HALF_A_LAST_BIT = 2 ** -24

/** Signs times a mean size, per tensor or per row: as many groups as there are sizes. */
export default defineHandler({
  family: 'binary_ternary_log',
  matches: (golden) => methodOf(golden) !== undefined && 'codes' in golden.outputs && 'dequant_f64' in golden.outputs,
  check(golden, files) {
    const x = files.array(inputOf(golden, 'x'))
    const groups = groupsOf(golden, files)
    const rows = { shape: [groups, x.data.length / groups], data: x.data }
    const { codes, values, quantizer } = quantizeGolden(rows, methodOf(golden) ?? '', { gran: 'channel', axis: 0 })
    const { spec } = signed(quantizer)
    const expected = (column: string) => files.array(golden.outputs[column] ?? '').data
    const verdicts: Record<string, Verdict> = {
      codes: exact(expected('codes'), spec.thresholds ? codes : codes.map((code) => 2 * code - 1)),
      dequant_f64: near(expected('dequant_f64'), values, HALF_A_LAST_BIT),
    }
    for (const column of Object.keys(golden.outputs).filter((name) => Object.hasOwn(SIZES, name))) {
      verdicts[column] = near(expected(column), SIZES[column]?.(spec) ?? [], toleranceOf(golden.compare))
    }
    return verdicts
  },
})

function methodOf({ params }: GoldenCase): string | undefined {
  return METHODS.find(([name]) => name.test(String(params['method'])))?.[1]
}

function groupsOf(golden: GoldenCase, files: FamilyFiles): number {
  const column = Object.keys(golden.outputs).find((name) => Object.hasOwn(SIZES, name))
  return product(files.array(golden.outputs[column ?? ''] ?? '').shape)
}
