import { type ByteSource, readBytes } from '../core/formats/source.ts'
import type { Task } from './task.ts'

const READ = 4 * 2 ** 20
/** About 2 ms of hashing. */
const HASH = 2 ** 18
/** Above this, hashing takes longer than reading the tensor on show: the link then names the file without its hash. */
const HASH_LIMIT = 2 ** 27

/** A file of the page, read in parts. */
export function fileSource(file: File): ByteSource {
  return {
    name: file.name,
    size: file.size,
    slice: async (start, end) => new Uint8Array(await file.slice(start, end).arrayBuffer()),
  }
}

/** SHA-256 of a file in hexadecimal; empty above 128 MB. */
export async function sha256Of(file: ByteSource, task: Task): Promise<string> {
  if (file.size > HASH_LIMIT) return ''
  const [{ sha256 }, { bytesToHex }] = await task.wait(
    Promise.all([import('@noble/hashes/sha2'), import('@noble/hashes/utils')]),
  )
  const hash = sha256.create()
  for (let start = 0; start < file.size; start += READ) {
    const bytes = await task.wait(readBytes(file, start, Math.min(file.size, start + READ)))
    for (let from = 0; from < bytes.length; from += HASH) {
      hash.update(bytes.subarray(from, from + HASH))
      task.progress('load', (start + from) / file.size)
      if (task.due) await task.breathe()
    }
  }
  return bytesToHex(hash.digest())
}
