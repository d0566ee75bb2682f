import { exact } from '../compare.ts'
import { defineHandler } from '../handler.ts'
import { decodedBlocks, typeOf } from '../ggml.ts'

/** Blocks whose scales were searched with importance weights, which no method has: what they say. */
export default defineHandler({
  family: 'gguf',
  matches: ({ inputs, outputs }) => 'imatrix' in inputs && 'blocks' in outputs && 'dequant' in outputs,
  check(golden, files) {
    const blocks = files.array(golden.outputs['blocks'] ?? '').data
    const expected = files.array(golden.outputs['dequant'] ?? '').data
    return { dequant: exact(expected, decodedBlocks(typeOf(golden), blocks)) }
  },
})
