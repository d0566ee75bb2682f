import type { BlockDecoder } from './block.ts'
import { q4_0 } from './q4_0.ts'
import { q4_1 } from './q4_1.ts'
import { q5_0 } from './q5_0.ts'
import { q5_1 } from './q5_1.ts'
import { q8_0 } from './q8_0.ts'

/** Block formats by ggml's name of the type. For readers of files; a method imports its own format alone. */
export const ggmlTypes: Readonly<Record<string, BlockDecoder>> = {
  Q4_0: q4_0,
  Q4_1: q4_1,
  Q5_0: q5_0,
  Q5_1: q5_1,
  Q8_0: q8_0,
}
