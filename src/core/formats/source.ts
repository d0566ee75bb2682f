import { CoreError } from '../errors.ts'

/** Bytes that are read in parts: a File of the page, a file on disk, or memory. */
export interface ByteSource {
  /** Shown to people; says nothing about the content. */
  readonly name: string
  readonly size: number
  /** Bytes [start, end) in memory that the caller may change. Rejects when they cannot be read. */
  slice(start: number, end: number): Promise<Uint8Array>
}

export function memorySource(name: string, bytes: Uint8Array): ByteSource {
  // not `slice`, which for a Buffer of Node is a view of the same memory
  return { name, size: bytes.length, slice: async (start, end) => new Uint8Array(bytes.subarray(start, end)) }
}

/**
 * Exactly the bytes [start, end) of `file`, which must lie within its size. Throws `file-unreadable`, and what the source
 * itself says.
 */
export async function readBytes(file: ByteSource, start: number, end: number): Promise<Uint8Array> {
  const bytes = await file.slice(start, end).catch((error: unknown) => {
    if (error instanceof CoreError) throw error
    return undefined
  })
  if (bytes?.length !== end - start) throw new CoreError('file-unreadable', { file: file.name })
  return bytes
}
