import type { Params } from '../../../core/params.ts'
import { exact, type Verdict } from '../compare.ts'
import { defineHandler, numbersOf } from '../handler.ts'
import type { GoldenCase } from '../manifest.ts'
import { quantizeGolden } from '../tensors.ts'

/** The snippets of the article: what NumPy really prints for its five numbers. */
export default defineHandler({
  family: 'seed',
  matches: ({ params }) => Array.isArray(params['X']) && typeof params['values'] === 'object',
  columns: (golden) => [...keysOf(golden, 'values'), ...keysOf(golden, 'printed')],
  check(golden) {
    const data = Float64Array.from(numbersOf(golden.params, 'X'))
    const values = recordOf(golden, 'values')
    const printed = recordOf(golden, 'printed')
    const verdicts: Record<string, Verdict> = {}
    for (const name of Object.keys(values)) {
      const { id, params } = methodOf(name)
      const { codes } = quantizeGolden({ shape: [data.length], data }, id, params)
      verdicts[`values.${name}`] = exact(numbersOf(values, name), codes)
      const text = `[${codes.join(' ')}]`
      verdicts[`printed.${name}`] =
        printed[name] === text ? undefined : `expected ${String(printed[name])}, found ${text}`
    }
    return verdicts
  },
})

function keysOf(golden: GoldenCase, part: string): string[] {
  return Object.keys(recordOf(golden, part)).map((name) => `${part}.${name}`)
}

function recordOf({ params }: GoldenCase, part: string): Record<string, unknown> {
  return { ...(params[part] as Record<string, unknown> | undefined) }
}

function methodOf(name: string): { id: string; params: Params } {
  const fixed = /^fixed_k(\d+)$/.exec(name)
  if (fixed) return { id: 'fixed-point', params: { k: Number(fixed[1]) } }
  return { id: name === 'round' ? 'integer' : name, params: {} }
}
