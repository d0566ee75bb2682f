import { OnDemand } from '../on-demand.ts'
import type { Method } from '../quantizer/method.ts'
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

/** Loads every method, in no order. A new file in this folder is all that it takes to add one. */
export const loadMethods = (): Promise<readonly Method[]> => shelf.loadAll()

/** From now on `methodById` finds it. */
export const remember = (method: Method): Method => shelf.remember(method)
