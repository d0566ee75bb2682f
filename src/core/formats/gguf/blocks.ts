import type { Loaded, Pace } from '../contents.ts'
import { STRIDE } from '../pace.ts'
import { PIECE } from '../read-values.ts'
import { type ByteSource, readBytes } from '../source.ts'
import type { BlockDecoder } from '../../codecs/ggml/block.ts'
import type { GgmlType } from './types.ts'

interface BlockTensor {
  readonly start: number
  /** A multiple of the weights of a block. */
  readonly count: number
  readonly type: GgmlType
  readonly decoder: BlockDecoder
}

/** Decodes a tensor of blocks piece by piece, and keeps the blocks as they are stored. */
export async function loadBlocks(
  file: ByteSource,
  { start, count, type, decoder }: BlockTensor,
  pace?: Pace,
): Promise<Loaded> {
  const { elements, bytes } = type
  const blocks = count / elements
  const data = new Float32Array(count)
  const stored = new Uint8Array(blocks * bytes)
  const step = Math.floor(PIECE / bytes)
  const stride = Math.ceil(STRIDE / elements)
  for (let from = 0; from < blocks; from += step) {
    const to = Math.min(blocks, from + step)
    stored.set(await readBytes(file, start + from * bytes, start + to * bytes), from * bytes)
    for (let block = from; block < to; block++) {
      decoder.decode(stored, block * bytes, data, block * elements)
      const done = block + 1
      if (done % stride === 0 && done < to) await pace?.(done / blocks)
    }
    await pace?.(to / blocks)
  }
  return { data, stored: { kind: 'blocks', type: type.name, elements, bytes, data: stored } }
}
