import type { BlockDecoder } from '../../core/codecs/ggml/block.ts'
import { ggmlTypes } from '../../core/codecs/ggml/index.ts'
import type { GoldenCase } from './manifest.ts'

/** The type that a case of block formats states. */
export function typeOf({ params }: GoldenCase): string {
  return String(params['type'])
}

/** What blocks of a type say. Throws where there is no decoder for it. */
export function decodedBlocks(type: string, stored: ArrayLike<number>): Float32Array {
  const decoder: BlockDecoder | undefined = ggmlTypes[type]
  if (!decoder) throw new Error(`no decoder for ${type}`)
  const bytes = Uint8Array.from(stored)
  const blocks = bytes.length / decoder.bytes
  const values = new Float32Array(blocks * decoder.elements)
  for (let block = 0; block < blocks; block++) {
    decoder.decode(bytes, block * decoder.bytes, values, block * decoder.elements)
  }
  return values
}
