import { filled } from '../../numeric/filled.ts'
import { asFloat32 } from '../../numeric/float32.ts'
import { type Param, type Params, text } from '../../params.ts'
import type { Steps } from '../../steps.ts'
import type { Tensor } from '../../tensor.ts'
import { greatestSizes } from '../greatest-size.ts'
import { blockLayout } from '../layout.ts'
import { defineMethod, type Fidelity, type LevelLine, type Method } from '../method.ts'
import { COUNT_AS_ZERO } from '../not-finite.ts'
import { CodebookQuantizer } from './codebook.ts'
import { NESTED_BLOCK, nestScales, unnestScales } from './dynamic-map.ts'
import { midpoints } from './midpoints.ts'

/** Block sizes that bitsandbytes knows. */
const BLOCKS = ['32', '64', '128', '256', '512', '1024', '2048', '4096']

const PARAMS: readonly Param[] = [
  { key: 'block', kind: 'choice', options: BLOCKS, default: '64', label: { en: 'Block', 'zh-CN': '块大小' } },
  {
    key: 'double',
    kind: 'choice',
    options: ['off', 'on'],
    default: 'off',
    label: { en: 'Double quantization', 'zh-CN': '双重量化' },
    names: {
      off: { en: 'off, float32 per block', 'zh-CN': '关，每块一个 float32' },
      on: { en: 'on, 8 bits per block', 'zh-CN': '开，每块 8 位' },
    },
  },
]

type Own = Pick<Method, 'id' | 'order' | 'label' | 'summary'>

/** A method of bitsandbytes: sixteen numbers of [−1, 1] in the order of their codes, times a scale per block. */
export function bitsandbytesMethod(own: Own, numbers: readonly number[]): Method {
  const book = bookOf(numbers)
  return defineMethod({
    ...own,
    aliases: ['absmax'],
    family: 'codebook',
    fidelity: fidelityOf,
    source: SOURCE,
    formula: FORMULA,
    params: PARAMS,
    prepare: (tensor, params) => prepareBook(tensor, params, book),
    notFinite: COUNT_AS_ZERO,
    levels: () => bookLevels(book),
    numpy: async (params, quantizer) => {
      const { bookNumpy } = await import('./bitsandbytes-numpy.ts')
      return bookNumpy(params, quantizer, book)
    },
  })
}

const SOURCE = 'bitsandbytes functional.py, backends/default/ops.py; Dettmers et al. 2023, QLoRA, arXiv:2305.14314'

const FORMULA = String.raw`q = \operatorname*{arg\,min}_i \left| \frac{x}{s} - c_i \right|,\quad
\hat{x} = c_q\,s,\quad s = \max_{\text{block}} |x|`

/** The CPU kernels, which the vectors were made with: with AVX2, on which the last bit of a mean depends. */
function fidelityOf(params: Params): Fidelity {
  const reference = isDouble(params) ? 'bitsandbytes 95f9af3 (CPU, AVX2)' : 'bitsandbytes 95f9af3'
  return { kind: 'bit-exact', reference }
}

/** Sixteen numbers of [−1, 1] in the order of their codes, and in their own. */
export interface Book {
  readonly values: Float32Array
  readonly levels: Float32Array
  readonly codes: Int32Array
  readonly thresholds: Float32Array
}

function bookOf(numbers: readonly number[]): Book {
  const values = Float32Array.from(numbers)
  const codes = Int32Array.from(values.keys()).sort((i, j) => values[i] - values[j] || i - j)
  const levels = Float32Array.from(codes, (code) => values[code])
  return { values, levels, codes, thresholds: midpoints(levels) }
}

function bookLevels({ levels }: Book): LevelLine {
  return { values: levels, unit: 'scale' }
}

export function blockOf(params: Params): number {
  return Number(text(params, 'block'))
}

export function isDouble(params: Params): boolean {
  return text(params, 'double') === 'on'
}

/** What absolute maxima are raised to before something is divided by them; what is stored are the true ones. */
export const LEAST_ABSMAX = Math.fround(1e-38)

/** Blocks run through the whole tensor; with `double` the absolute maxima are stored in 8 bits. */
function* prepareBook(tensor: Tensor, params: Params, book: Book): Steps<CodebookQuantizer> {
  const { data } = asFloat32(tensor.data)
  const layout = blockLayout(data.length, blockOf(params))
  const absmax = yield* greatestSizes(data, layout)
  const nested = isDouble(params) ? nestScales(absmax) : undefined
  return new CodebookQuantizer({
    layout,
    ...book,
    multipliers: filled(new Float64Array(layout.groups), (group) => {
      return Math.fround(1 / Math.max(absmax[group], LEAST_ABSMAX))
    }),
    factors: nested ? unnestScales(nested) : absmax,
    unit: 'scale',
    nested,
    infinite: 'zero',
    bits: 4,
    storedBits: (n) => storedBits(n, layout.groups, nested !== undefined),
  })
}

/** Two codes per byte; a float32 per block, or a byte per block, a float32 per 256 blocks and one for the mean. */
function storedBits(n: number, groups: number, nested: boolean): number {
  const codes = Math.ceil(n / 2) * 8
  return codes + (nested ? groups * 8 + Math.ceil(groups / NESTED_BLOCK) * 32 + 32 : groups * 32)
}
