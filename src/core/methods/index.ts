import type { Family, Method } from '../quantizer/method.ts'
import { byId } from '../registry.ts'

const files = import.meta.glob<Method>(['./*.ts', '!./index.ts', '!./*.test.ts'], { eager: true, import: 'default' })

/** Families in the order of the menu. */
export const families: readonly Family[] = [
  'article',
  'uniform',
  'low-bit',
  'non-uniform',
  'floating-point',
  'microscaling',
  'codebook',
  'gguf',
]

/** Every method, by family and then by its order within. A new file in this folder is all that it takes to add one. */
export const methods: readonly Method[] = Object.values(files).sort(
  (x, y) => families.indexOf(x.family) - families.indexOf(y.family) || x.order - y.order,
)

/** The method with this id, or undefined. */
export const methodById: (id: string) => Method | undefined = byId(methods)
