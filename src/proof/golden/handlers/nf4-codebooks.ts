import { methodById } from '../../../core/methods/all.ts'
import { codebook } from '../../../core/quantizer/codebook/codebook.ts'
import { exact, type Verdict } from '../compare.ts'
import { defineHandler, numbersOf } from '../handler.ts'
import { quantizeGolden } from '../tensors.ts'

/** What every code stands for, in the order of the codes. */
export default defineHandler({
  family: 'nf4',
  matches: ({ inputs, outputs }) => {
    const names = Object.keys(outputs)
    return Object.keys(inputs).length === 0 && names.length > 0 && names.every((name) => methodById(name))
  },
  columns: ({ outputs }) => Object.keys(outputs).map((name) => `params.${name}`),
  check(golden, files) {
    const verdicts: Record<string, Verdict> = {}
    for (const [id, file] of Object.entries(golden.outputs)) {
      const found = entriesOf(id)
      verdicts[id] = exact(files.array(file).data, found)
      verdicts[`params.${id}`] = exact(numbersOf(golden.params, id), found)
    }
    return verdicts
  },
})

/** A block of absolute maximum 1 gives the entries as they stand. */
function entriesOf(id: string): number[] {
  const quantizer = codebook(quantizeGolden({ shape: [1], data: Float32Array.of(1) }, id, {}).quantizer)
  return Array.from(quantizer.spec.codes.slice().sort(), (code) => quantizer.decode(code, 0))
}
