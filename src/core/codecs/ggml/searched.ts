import { type BlockCodec, blockCodec, type Finish, type Search, type SearchedParts } from './block.ts'
import { extreme } from './extreme.ts'

/** What a format with a searched scale per sub-block adds: how to search, and how to store what was found. */
interface SearchedFormat extends Omit<BlockCodec, 'decode' | 'encode' | 'searched'> {
  readonly search: Search
  /** Searches sub-block `part`. */
  readonly searchPart: (x: Float32Array, part: number, found: SearchedParts) => void
  readonly finish: Finish
}

/** A codec that searches all sub-blocks of a block before it stores any. */
export function searchedCodec({ search, searchPart, finish, ...format }: SearchedFormat): BlockCodec {
  const parts = format.elements / search.count
  const found: SearchedParts = {
    scales: new Float32Array(parts),
    minima: new Float32Array(parts),
    codes: new Uint8Array(format.elements),
  }
  return blockCodec({
    ...format,
    searched: { search, finish },
    encode(x, bytes, at) {
      for (let part = 0; part < parts; part++) searchPart(x, part, found)
      return finish(x, found, bytes, at)
    },
  })
}

/** The greatest of numbers from 0 on. */
export function greatestOf(values: Float32Array): number {
  let greatest = 0
  for (let i = 0; i < values.length; i++) if (values[i] > greatest) greatest = values[i]
  return greatest
}

/** The first number of greatest size. */
export function extremeOf(values: Float32Array): number {
  return extreme(values, 0, values.length)
}
