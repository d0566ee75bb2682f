import { createHash } from 'node:crypto'
import { open, readdir, readFile, stat } from 'node:fs/promises'
import { basename, join, relative, sep } from 'node:path'
import type { ByteSource } from '../../core/formats/source.ts'

/** A file on disk as the readers see it: by its name alone, without the folder. */
export async function diskSource(path: string): Promise<ByteSource> {
  const { size } = await stat(path)
  return {
    name: basename(path),
    size,
    slice: async (start, end) => {
      const handle = await open(path)
      try {
        const { bytesRead, buffer } = await handle.read(new Uint8Array(end - start), 0, end - start, start)
        return buffer.subarray(0, bytesRead)
      } finally {
        await handle.close()
      }
    },
  }
}

/** What is wrong with a file on disk if its manifest is right, or undefined. */
export async function differsOnDisk(path: string, bytes: number, sha256: string): Promise<string | undefined> {
  const content = await readFile(path).catch(() => undefined)
  if (!content) return 'is listed but not there'
  if (content.length !== bytes) return `has ${content.length} bytes, the manifest says ${bytes}`
  return createHash('sha256').update(content).digest('hex') === sha256
    ? undefined
    : 'has another sha256 than the manifest says'
}

/** All files below a folder, as paths with `/`. */
export async function filesBelow(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = found.filter((entry) => entry.isFile())
  return files.map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')).sort()
}
