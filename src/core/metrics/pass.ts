import { newBlock, runRange } from '../quantizer/block.ts'
import type { Block, Quantizer } from '../quantizer/method.ts'
import type { Steps } from '../steps.ts'
import type { Original } from './original.ts'
import { STRETCH } from './stretch.ts'

/** Blocks between two reports of progress: about 1 ms. */
const BLOCKS = 96

/** Quantizes block after block and hands each over. */
export function* pass(
  { tensor, stats }: Original,
  quantizer: Quantizer,
  take: (from: number, to: number, out: Block) => void,
): Steps<void> {
  const out = newBlock(quantizer, Math.min(STRETCH, stats.n))
  for (let from = 0, block = 1; from < stats.n; from += STRETCH, block++) {
    const to = Math.min(stats.n, from + STRETCH)
    runRange(quantizer, tensor.data, from, to, out, 0)
    take(from, to, out)
    if (block % BLOCKS === 0) yield from / stats.n
  }
}
