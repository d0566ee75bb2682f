import { byId } from '../registry.ts'
import type { Generator } from './generator.ts'

const files = import.meta.glob<Generator>(['./*.ts', '!./index.ts', '!./generator.ts', '!./*.test.ts'], {
  eager: true,
  import: 'default',
})

/** All generators, in the order of the menu. */
export const generators: readonly Generator[] = Object.values(files).sort((a, b) => a.order - b.order)

/** Undefined where the id, which may come from a link, is not a generator's. */
export const generatorById: (id: string) => Generator | undefined = byId(generators)
