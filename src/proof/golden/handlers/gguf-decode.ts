import { exact } from '../compare.ts'
import { defineHandler, inputOf } from '../handler.ts'
import { decodedBlocks, typeOf } from '../ggml.ts'

/** Blocks of any bytes: what they say. */
export default defineHandler({
  family: 'gguf',
  matches: ({ inputs, outputs }) => 'blocks' in inputs && 'dequant' in outputs,
  check(golden, files) {
    const blocks = files.array(inputOf(golden, 'blocks')).data
    const expected = files.array(golden.outputs['dequant'] ?? '').data
    return { dequant: exact(expected, decodedBlocks(typeOf(golden), blocks)) }
  },
})
