import { runRange } from '../../quantizer/block.ts'
import type { ClipQuantizer } from '../../quantizer/clip.ts'
import type { CodebookQuantizer } from '../../quantizer/codebook/codebook.ts'
import type { FloatQuantizer } from '../../quantizer/floats.ts'
import type { Quantizer } from '../../quantizer/method.ts'
import type { PackedQuantizer } from '../../quantizer/packed.ts'
import { UniformQuantizer } from '../../quantizer/uniform.ts'
import { type ChunkMemory, CODES } from './memory.ts'
import { clipWriter } from './write-clip.ts'
import { codebookWriter } from './write-codebook.ts'
import { floatsWriter } from './write-floats.ts'
import { packedWriter } from './write-packed.ts'
import { uniformWriter } from './write-uniform.ts'

/**
 * Quantizes a chunk: writes codes, values and flags of the weights [from, to), which lie in the memory already with as
 * many zeros behind them as a kernel may take; so do the scales, if the quantizer has any, weight by weight. False where a
 * kernel leaves these weights to TypeScript.
 */
export type Write = (from: number, to: number) => boolean

/** The fastest way to quantize chunks. */
export function writerOf(memory: ChunkMemory, weights: Float32Array, quantizer: Quantizer): Write {
  const inKernel = kernelWriter(memory, quantizer)
  const inTypeScript = typeScriptWriter(memory, weights, quantizer)
  return inKernel ? (from, to) => inKernel(from, to) || inTypeScript(from, to) : inTypeScript
}

/** Null where no kernel does exactly what this quantizer does. */
function kernelWriter(memory: ChunkMemory, quantizer: Quantizer): Write | null {
  if (isPacked(quantizer)) return packedWriter(memory, quantizer)
  if (isCodebook(quantizer)) return codebookWriter(memory, quantizer)
  if (isFloats(quantizer)) return floatsWriter(memory, quantizer)
  if (isClip(quantizer)) return clipWriter(memory, quantizer)
  return quantizer instanceof UniformQuantizer ? uniformWriter(memory, quantizer) : null
}

/** What every quantizer can do. */
function typeScriptWriter(memory: ChunkMemory, weights: Float32Array, quantizer: Quantizer): Write {
  return (from, to) => {
    const count = to - from
    const out = {
      codes: memory.i32(CODES, count),
      values: memory.f32(memory.valueAt(from), count),
      flags: memory.u8(memory.flagAt(from), count),
    }
    runRange(quantizer, weights, from, to, out, 0)
    return true
  }
}

// Classes would bring their files with them, which are loaded when their method is asked for.

function isPacked(quantizer: Quantizer): quantizer is PackedQuantizer {
  return quantizer.kind === 'packed'
}

function isCodebook(quantizer: Quantizer): quantizer is CodebookQuantizer {
  return quantizer.kind === 'codebook'
}

function isFloats(quantizer: Quantizer): quantizer is FloatQuantizer {
  return quantizer.kind === 'floats'
}

function isClip(quantizer: Quantizer): quantizer is ClipQuantizer {
  return quantizer.kind === 'clip'
}
