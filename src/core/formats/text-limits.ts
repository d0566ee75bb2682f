/** Bytes of a key or a name. GGUF sets this limit to its keys; longer ones come only from a damaged length. */
export const NAME_LIMIT = 65_535

/** Bytes that are read of a text of any length of which only the beginning is shown. */
export const TEXT_START = 512

/** Characters of the names around a nested entry. All entries in there repeat them: longer ones would fill the memory. */
const WAY_LIMIT = 1000

/** What stands in front of the names within `name`: it, shortened where it is long, and a dot. */
export function wayInto(name: string): string {
  return `${name.length > WAY_LIMIT ? `${name.slice(0, WAY_LIMIT)}…` : name}.`
}
