import type { ByteSource } from './source.ts'

const SPAN = 1 << 16

/**
 * The same file, of which small reads come from one larger one: a reader then walks through headers by a few bytes, and a
 * disk or a server is asked once per 64 kB.
 */
export function buffered(file: ByteSource): ByteSource {
  let first = 0
  let held: Uint8Array = new Uint8Array()
  async function slice(start: number, end: number): Promise<Uint8Array> {
    if (end - start >= SPAN) return file.slice(start, end)
    if (start < first || end > first + held.length) {
      const bytes = await file.slice(start, Math.min(file.size, start + SPAN))
      first = start
      held = bytes
    }
    return new Uint8Array(held.subarray(start - first, end - first))
  }
  return { name: file.name, size: file.size, slice }
}
