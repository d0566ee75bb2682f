import { byId } from '../registry.ts'
import type { Generator } from './generator.ts'
import { remember } from './index.ts'

/** For the menu, the library and proofs, which want every generator at once. */
const files = import.meta.glob<Generator>(['./*.ts', '!./index.ts', '!./all.ts', '!./generator.ts', '!./*.test.ts'], {
  eager: true,
  import: 'default',
})

/** All generators, in the order of the menu. */
export const generators: readonly Generator[] = Object.values(files)
  .map(remember)
  .sort((a, b) => a.order - b.order)

/** Undefined where the id is not a generator's. */
export const generatorById: (id: string) => Generator | undefined = byId(generators)
