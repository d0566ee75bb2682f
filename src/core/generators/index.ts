import { OnDemand } from '../on-demand.ts'
import type { Generator } from './generator.ts'

const files = import.meta.glob<Generator>(['./*.ts', '!./index.ts', '!./all.ts', '!./generator.ts', '!./*.test.ts'], {
  import: 'default',
})

const shelf = new OnDemand<Generator>(files)

/** A generator that is loaded, or undefined. */
export const generatorById = (id: string): Generator | undefined => shelf.get(id)

/** Loads the generator with this id. Undefined where there is none; rejects where its file cannot be fetched. */
export const loadGenerator = (id: string): Promise<Generator | undefined> => shelf.load(id)

/** From now on `generatorById` finds it. */
export const remember = (generator: Generator): Generator => shelf.remember(generator)
