import { bitsOf, type ElementType } from './elements.ts'

/** What as many numbers take as a file claims to have; where they share bytes, the last may have room. */
export function bytesFor(count: bigint, type: ElementType): bigint {
  return (count * BigInt(bitsOf(type)) + 7n) / 8n
}
