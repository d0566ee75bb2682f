import { ggmlTypes } from '../../../core/codecs/ggml/index.ts'
import { exact, type Verdict } from '../compare.ts'
import { defineHandler, isNumber, numberOf } from '../handler.ts'
import type { GoldenCase } from '../manifest.ts'

/** Bits per weight by type, scales and all: the answers stand in the parameters. */
export default defineHandler({
  family: 'gguf',
  matches: ({ params, inputs, outputs }) =>
    Object.keys(inputs).length === 0 && Object.keys(outputs).length === 0 && Object.values(params).every(isNumber),
  columns: (golden) => Object.keys(golden.params).map(columnOf),
  check(golden) {
    const verdicts: Record<string, Verdict> = {}
    for (const type of known(golden)) {
      const { bytes, elements } = ggmlTypes[type] ?? { bytes: NaN, elements: NaN }
      verdicts[columnOf(type)] = exact([numberOf(golden.params, type)], [(8 * bytes) / elements])
    }
    return verdicts
  },
})

function columnOf(type: string): string {
  return `params.${type}`
}

function known({ params }: GoldenCase): string[] {
  return Object.keys(params).filter((type) => Object.hasOwn(ggmlTypes, type))
}
