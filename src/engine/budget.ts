/**
 * What the ways to a fast answer cost in memory, in bytes per weight beside the float32 tensor itself. It is arithmetic over
 * what `src/core/fast` keeps. A table of 16-bit values costs next to nothing and is not counted. Block and group formats take
 * 7 for the moment of an answer, and keep them up to 17 million weights: beside sorted weights that is less than sorting takes.
 * What workers have encoded is there twice while it is put together, which is up to 0.9; to encode, each keeps 2 MB besides.
 * Where they hold shards of tabled weights, nothing else holds these once more: that is less than is reckoned here.
 */
const TENSOR = 4
/** The direct path holds all weights once more, where WebAssembly can reach them. */
const DIRECT = 4
/** The digit sort holds its keys twice, and copies the sorted ones out at its end. */
const SORTING = 12
/** The sorted weights, two sums in float64 for every 32 of them, for every 32 of these, and so on; and every 64th once more. */
const SORTED = 4 + 16 / 31 + 4 / 64

/** Workers that may hold shards beside the owner of the weights. More were never measured. */
export const MOST_SHARDS = 3

/**
 * What is taken without asking for one tensor and all its paths: a choice, about what a heavy page takes. Sorting fits up to 43
 * million weights with four workers, up to 50 million with one.
 */
const BUDGET = 1e9

/** What sorting `n` weights costs, in bytes beside what is held already: for a moment, and to stay. */
export function sortingCost(n: number): { readonly peak: number; readonly stays: number } {
  return { peak: n * SORTING, stays: n * SORTED }
}

/** How many of `workers` may hold a shard of `n` weights within the budget: all of them, or none. */
export function shardsWithin(n: number, workers: number): number {
  const copies = (DIRECT * workers) / (workers + 1)
  return n * (TENSOR + DIRECT + copies) <= BUDGET ? workers : 0
}

/** May `n` weights, of which `workers` hold shards, be sorted without asking? */
export function sortsWithin(n: number, workers: number): boolean {
  const copies = (DIRECT * workers) / (workers + 1)
  return n * (TENSOR + DIRECT + copies + SORTING) <= BUDGET
}

/** Can it be that so many weights are sorted only if somebody asks for it? */
export function isMuch(n: number): boolean {
  return !sortsWithin(n, MOST_SHARDS)
}
