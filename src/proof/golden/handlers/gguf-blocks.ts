import { methodById } from '../../../core/methods/all.ts'
import { exact, type Verdict } from '../compare.ts'
import { defineHandler, inputOf } from '../handler.ts'
import { decodedBlocks, typeOf } from '../ggml.ts'
import { quantizeGolden } from '../tensors.ts'

/** Weights packed by `ggml_quantize_chunk`: the bytes, and what they say. */
export default defineHandler({
  family: 'gguf',
  matches: ({ params, inputs, outputs }) =>
    'x' in inputs && 'blocks' in outputs && !('imatrix' in inputs) && !('function' in params),
  check(golden, files): Record<string, Verdict> {
    const type = typeOf(golden)
    const blocks = files.array(golden.outputs['blocks'] ?? '').data
    const dequant = files.array(golden.outputs['dequant'] ?? '').data
    const id = type.toLowerCase()
    // mxfp4 and nvfp4 are methods too, but not in ggml's layout
    if (methodById(id)?.family !== 'gguf') return { dequant: exact(dequant, decodedBlocks(type, blocks)) }
    const { quantizer, values } = quantizeGolden(files.array(inputOf(golden, 'x')), id, {})
    return {
      blocks: exact(blocks, quantizer.packed ?? []),
      dequant: exact(dequant, values) ?? exact(dequant, decodedBlocks(type, blocks)),
    }
  },
})
