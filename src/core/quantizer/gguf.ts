import type { BlockCodec } from '../codecs/ggml/block.ts'
import type { Words } from '../words.ts'
import type { LevelLine, Method } from './method.ts'
import { COUNT_AS_ZERO } from './not-finite.ts'
import { packInSteps } from './packed.ts'
import { wholeLevels } from './uniform.ts'

/** What tells one block format of GGUF from another. */
interface GgufFormat {
  /** As ggml names the type; the id is the same in small letters. */
  readonly type: string
  readonly order: number
  readonly codec: BlockCodec
  readonly summary: Words
  readonly aliases?: readonly string[]
  /** TeX. */
  readonly formula: string
}

/** A method that packs weights as ggml does, byte for byte. */
export function ggufMethod({ type, order, codec, summary, aliases, formula }: GgufFormat): Method {
  return {
    id: type.toLowerCase(),
    family: 'gguf',
    order,
    label: { en: type, 'zh-CN': type },
    summary,
    ...(aliases ? { aliases } : {}),
    fidelity: () => ({ kind: 'bit-exact', reference: 'ggml d99724f' }),
    source: 'ggml-org/ggml, src/ggml-quants.c',
    formula,
    params: [],
    prepare: (tensor) => packInSteps(codec, tensor),
    notFinite: COUNT_AS_ZERO,
    levels: () => levelsOf(codec),
    async numpy() {
      const { ggufNumpy } = await import('./gguf-numpy.ts')
      return ggufNumpy(type, codec)
    },
  }
}

function levelsOf({ codes, entries }: BlockCodec): LevelLine | null {
  // codes that begin at 0 stand above an offset of their block
  return entries ? { values: entries, unit: 'scale' } : wholeLevels(codes, codes.min === 0 ? 'code' : 'scale')
}
