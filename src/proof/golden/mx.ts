import { methodById } from '../../core/methods/index.ts'
import type { GoldenCase } from './manifest.ts'

/** The method of the element format that a case names, such as `fp8_e4m3` or `int8`. Throws where there is none. */
export function mxMethodOf({ format }: GoldenCase['params']): string {
  const name = String(format)
  // There is one format of 4 bits, so its method does not name the split.
  const id = [`mx${name}`, `mx${name.split('_')[0] ?? ''}`].find((candidate) => methodById(candidate))
  if (id === undefined) throw new Error(`no method has elements of ${name}`)
  return id
}
