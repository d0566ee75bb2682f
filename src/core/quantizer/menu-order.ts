import type { Family, Method } from './method.ts'

/** Families in the order of the menu. */
const families: readonly Family[] = [
  'article',
  'uniform',
  'low-bit',
  'non-uniform',
  'floating-point',
  'microscaling',
  'codebook',
  'gguf',
]

/** By family, and then by the order within. */
export function inMenuOrder(methods: readonly Method[]): readonly Method[] {
  return [...methods].sort((x, y) => families.indexOf(x.family) - families.indexOf(y.family) || x.order - y.order)
}
