/** Definitions that are one file each, named by their id, and are downloaded when something asks for them. */
export class OnDemand<T extends { readonly id: string }> {
  readonly #files: Readonly<Record<string, () => Promise<T>>>
  /** A Map, so that an id from a link such as `constructor` finds nothing. */
  readonly #loaded = new Map<string, T>()

  /** `files` by `./<id>.ts`, as `import.meta.glob` gives them; `first` are there from the start. */
  constructor(files: Readonly<Record<string, () => Promise<T>>>, first: readonly T[] = []) {
    this.#files = files
    for (const item of first) this.remember(item)
  }

  /** What is loaded under this id, or undefined. */
  get(id: string): T | undefined {
    return this.#loaded.get(id)
  }

  /** Undefined where there is no such id; rejects where its file cannot be fetched. */
  async load(id: string): Promise<T | undefined> {
    const known = this.#loaded.get(id)
    if (known) return known
    const path = `./${id}.ts`
    const load = Object.hasOwn(this.#files, path) ? this.#files[path] : undefined
    return load && this.remember(await load())
  }

  /** Everything, in no order. */
  async loadAll(): Promise<readonly T[]> {
    const items = await Promise.all(Object.values(this.#files).map((load) => load()))
    for (const item of items) this.remember(item)
    return [...this.#loaded.values()]
  }

  /** From now on `get` finds it. */
  remember(item: T): T {
    this.#loaded.set(item.id, item)
    return item
  }
}
