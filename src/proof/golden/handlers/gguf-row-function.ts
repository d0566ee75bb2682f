import { extreme } from '../../../core/codecs/ggml/extreme.ts'
import { writeHalf } from '../../../core/codecs/ggml/half.ts'
import { IQ4_ENTRIES } from '../../../core/codecs/ggml/iq4-entries.ts'
import { fittedScale, writeEntries } from '../../../core/codecs/ggml/iq4-search.ts'
import { writeNibbles } from '../../../core/codecs/ggml/nibbles.ts'
import { NOTHING } from '../../../core/codecs/ggml/signed-search.ts'
import { exact } from '../compare.ts'
import { defineHandler, inputOf } from '../handler.ts'
import { decodedBlocks, typeOf } from '../ggml.ts'

/** IQ4_NL by the row function of ggml, which fits the scale once and does not search: the pieces of the codec without it. */
export default defineHandler({
  family: 'gguf',
  matches: (golden) => 'x' in golden.inputs && 'function' in golden.params && typeOf(golden) === 'IQ4_NL',
  check(golden, files) {
    const x = Float32Array.from(files.array(inputOf(golden, 'x')).data)
    const blocks = files.array(golden.outputs['blocks'] ?? '').data
    const dequant = files.array(golden.outputs['dequant'] ?? '').data
    return {
      blocks: exact(blocks, packedRows(x, blocks)),
      dequant: exact(dequant, decodedBlocks(typeOf(golden), blocks)),
    }
  },
})

/**
 * The blocks, but for the codes of those of zeros: the reference leaves there what its memory held, so that `stored`
 * tells them.
 */
function packedRows(x: Float32Array, stored: ArrayLike<number>): Uint8Array {
  const packed = Uint8Array.from(stored)
  const codes = new Uint8Array(32)
  for (let from = 0, at = 0; from < x.length; from += 32, at += 18) {
    const block = x.subarray(from, from + 32)
    const max = extreme(block, 0, 32)
    if (Math.abs(max) < NOTHING) {
      writeHalf(packed, at, 0)
      continue
    }
    const factor = Math.fround(1 / Math.fround(max / (IQ4_ENTRIES[0] ?? NaN)))
    writeEntries(block, 0, factor, codes)
    writeHalf(packed, at, fittedScale(block, 0, factor))
    writeNibbles(codes, 0, 16, packed, at + 2)
  }
  return packed
}
