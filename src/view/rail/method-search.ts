import type { Method } from '../../core/quantizer/method.ts'

/**
 * The methods that answer to `query`, in any language: first those that are called so, whose id, name or other name begins
 * with it, then those with it elsewhere in a name, then those of which it is said. Each part keeps the order of `methods`.
 */
export function searchMethods(methods: readonly Method[], query: string): readonly Method[] {
  const wanted = plain(query)
  const places = methods.map((method) => placeOf(method, wanted))
  return [0, 1, 2].flatMap((place) => methods.filter((_, i) => places[i] === place))
}

function placeOf({ id, label, summary, aliases = [] }: Method, wanted: string): number {
  const names = [id, ...Object.values(label)].map(plain)
  if ([...names, ...aliases.map(plain)].some((name) => name.startsWith(wanted))) return 0
  if (names.some((name) => name.includes(wanted))) return 1
  return Object.values(summary).some((text) => plain(text).includes(wanted)) ? 2 : 3
}

/** `Zero point`, `zero-point` and `zero_point` are one. */
const plain = (text: string): string => text.toLowerCase().replace(/[\s_-]/g, '')
