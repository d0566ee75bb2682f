import type { BlockDecoder } from './block.ts'
import { iq4_nl } from './iq4_nl.ts'
import { iq4_xs } from './iq4_xs.ts'
import { mxfp4 } from './mxfp4.ts'
import { nvfp4 } from './nvfp4.ts'
import { q1_0 } from './q1_0.ts'
import { q2_0 } from './q2_0.ts'
import { q2_k } from './q2_k.ts'
import { q3_k } from './q3_k.ts'
import { q4_0 } from './q4_0.ts'
import { q4_1 } from './q4_1.ts'
import { q4_k } from './q4_k.ts'
import { q5_0 } from './q5_0.ts'
import { q5_1 } from './q5_1.ts'
import { q5_k } from './q5_k.ts'
import { q6_k } from './q6_k.ts'
import { q8_0 } from './q8_0.ts'
import { tq1_0 } from './tq1_0.ts'
import { tq2_0 } from './tq2_0.ts'

/** Block formats by ggml's name of the type. For readers of files; a method imports its own format alone. */
export const ggmlTypes: Readonly<Record<string, BlockDecoder>> = {
  Q4_0: q4_0,
  Q4_1: q4_1,
  Q5_0: q5_0,
  Q5_1: q5_1,
  Q8_0: q8_0,
  Q2_K: q2_k,
  Q3_K: q3_k,
  Q4_K: q4_k,
  Q5_K: q5_k,
  Q6_K: q6_k,
  IQ4_NL: iq4_nl,
  IQ4_XS: iq4_xs,
  TQ1_0: tq1_0,
  TQ2_0: tq2_0,
  MXFP4: mxfp4,
  NVFP4: nvfp4,
  Q1_0: q1_0,
  Q2_0: q2_0,
}
