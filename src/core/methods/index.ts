import type { Family, Method } from '../quantizer/method.ts'
import affine from './affine.ts'

/** One file per method; its name is the id. They are loaded when something asks for them. */
const files = import.meta.glob<Method>(['./*.ts', '!./index.ts', '!./all.ts', '!./affine.ts', '!./*.test.ts'], {
  import: 'default',
})

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

/** The method of the default scene is there from the start. A Map, so that an id such as `constructor` finds nothing. */
const loaded = new Map<string, Method>([[affine.id, affine]])

/** A method that is loaded, or undefined. */
export function methodById(id: string): Method | undefined {
  return loaded.get(id)
}

/** Loads the method with this id. Undefined where there is none; rejects where its file cannot be fetched. */
export async function loadMethod(id: string): Promise<Method | undefined> {
  const known = loaded.get(id)
  if (known) return known
  const path = `./${id}.ts`
  const load = Object.hasOwn(files, path) ? files[path] : undefined
  return load && remember(await load())
}

/** Loads every method, by family and then by its order within. A new file in this folder is all that it takes to add one. */
export async function loadMethods(): Promise<readonly Method[]> {
  const others = await Promise.all(Object.values(files).map((load) => load()))
  return inMenuOrder([affine, ...others.map(remember)])
}

/** From now on `methodById` finds it. */
export function remember(method: Method): Method {
  loaded.set(method.id, method)
  return method
}

/** By family, and then by the order within. */
export function inMenuOrder(methods: readonly Method[]): readonly Method[] {
  return [...methods].sort((x, y) => families.indexOf(x.family) - families.indexOf(y.family) || x.order - y.order)
}
