import { createHash } from 'node:crypto'

/** Lower-case hex over the bytes of `data`. */
export function sha256(data: Float32Array | Uint8Array): string {
  return createHash('sha256')
    .update(new Uint8Array(data.buffer, data.byteOffset, data.byteLength))
    .digest('hex')
}
