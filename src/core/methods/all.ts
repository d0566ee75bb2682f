import type { Method } from '../quantizer/method.ts'
import { byId } from '../registry.ts'
import { inMenuOrder } from '../quantizer/menu-order.ts'
import { remember } from './index.ts'

// methods search by these rules, which are all there once they are loaded
export { calibrators } from '../ranges/all.ts'

/** For the library and for proofs, which want every method at once. The page loads them one by one. */
const files = import.meta.glob<Method>(['./*.ts', '!./index.ts', '!./all.ts', '!./*.test.ts'], {
  eager: true,
  import: 'default',
})

/** Every method, by family and then by its order within. */
export const methods: readonly Method[] = inMenuOrder(Object.values(files).map(remember))

/** The method with this id, or undefined. */
export const methodById: (id: string) => Method | undefined = byId(methods)
