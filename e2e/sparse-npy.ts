import { open } from 'node:fs/promises'

/** A file of `count` float32 that is nearly all a hole. Its first weights have more than 16 bits. */
export async function writeSparseNpy(path: string, count: number): Promise<void> {
  const dict = `{'descr': '<f4', 'fortran_order': False, 'shape': (${count},), }`
  const header = Buffer.from(`\x93NUMPY\x01\x00\x76\x00${dict.padEnd(117)}\n`, 'latin1')
  const weights = Float32Array.from({ length: 4096 }, (_, i) => Math.sin(i))
  const handle = await open(path, 'w')
  await handle.truncate(header.length + 4 * count)
  await handle.write(header, 0, header.length, 0)
  await handle.write(new Uint8Array(weights.buffer), 0, weights.byteLength, header.length)
  await handle.close()
}
