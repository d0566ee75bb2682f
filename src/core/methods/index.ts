import { OnDemand } from '../on-demand.ts'
import type { Family, Method } from '../quantizer/method.ts'
import affine from './affine.ts'

const files = import.meta.glob<Method>(['./*.ts', '!./index.ts', '!./all.ts', '!./affine.ts', '!./*.test.ts'], {
  import: 'default',
})

/** The method of the default scene is there from the start. */
const shelf = new OnDemand<Method>(files, [affine])

/** A method that is loaded, or undefined. */
export const methodById = (id: string): Method | undefined => shelf.get(id)

/** Loads the method with this id. Undefined where there is none; rejects where its file cannot be fetched. */
export const loadMethod = (id: string): Promise<Method | undefined> => shelf.load(id)

/** Loads every method, by family and then by its order within. A new file in this folder is all that it takes to add one. */
export const loadMethods = async (): Promise<readonly Method[]> => inMenuOrder(await shelf.loadAll())

/** From now on `methodById` finds it. */
export const remember = (method: Method): Method => shelf.remember(method)

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
