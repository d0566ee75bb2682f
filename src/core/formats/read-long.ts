import type { Pace } from './contents.ts'
import { PIECE } from './read-values.ts'
import { type ByteSource, readBytes } from './source.ts'

/** The bytes [start, end) of a file, read piece by piece. They must lie within it. Throws `file-unreadable`. */
export async function readLong(file: ByteSource, start: number, end: number, pace?: Pace): Promise<Uint8Array> {
  const bytes = new Uint8Array(end - start)
  for (let at = 0; at < bytes.length; at += PIECE) {
    bytes.set(await readBytes(file, start + at, Math.min(end, start + at + PIECE)), at)
    await pace?.(at / bytes.length)
  }
  return bytes
}
