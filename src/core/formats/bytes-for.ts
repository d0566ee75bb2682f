import type { ElementType } from './elements.ts'

/** What as many numbers take as a file claims to have; where they share bytes, the last may have room. */
export function bytesFor(count: bigint, { bytes, packing }: ElementType): bigint {
  return packing ? (count * BigInt(packing.bits) + 7n) / 8n : count * BigInt(bytes)
}
