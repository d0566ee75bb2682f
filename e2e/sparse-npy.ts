import { open } from 'node:fs/promises'
import { core } from './core.ts'

/** A file of `count` float32 that is nearly all a hole. Its first weights have more than 16 bits. */
export async function writeSparseNpy(path: string, count: number): Promise<void> {
  const header = core.npyHeader([count], '<f4')
  const weights = Float32Array.from({ length: 4096 }, (_, i) => Math.sin(i))
  const handle = await open(path, 'w')
  await handle.truncate(header.length + 4 * count)
  await handle.write(header, 0, header.length, 0)
  await handle.write(new Uint8Array(weights.buffer), 0, weights.byteLength, header.length)
  await handle.close()
}
