/** Looks up by id. A Map, so that ids from a link such as `constructor` find nothing; a second bearer of an id is an error. */
export function byId<T extends { readonly id: string }>(items: readonly T[]): (id: string) => T | undefined {
  const map = new Map<string, T>()
  for (const item of items) {
    if (map.has(item.id)) throw new TypeError(`two definitions have the id ${item.id}`)
    map.set(item.id, item)
  }
  return (id) => map.get(id)
}
