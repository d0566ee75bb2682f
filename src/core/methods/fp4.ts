import {
  BITSANDBYTES_FORMULA,
  BITSANDBYTES_PARAMS,
  BITSANDBYTES_SOURCE,
  bitsandbytesFidelity,
  bookLevels,
  bookOf,
  prepareBook,
} from '../quantizer/codebook/bitsandbytes.ts'
import { defineMethod } from '../quantizer/method.ts'
import { COUNT_AS_ZERO } from '../quantizer/not-finite.ts'

/** Of each sign in the order of the codes; not those of OCP E2M1. */
const SIZES = [0, 0.0052083334885537624, 2 / 3, 1, 1 / 3, 0.5, 1 / 6, 0.25]

/** The highest bit of a code is the sign; both zeros are 0. */
const BOOK = bookOf([...SIZES, ...SIZES.map((size) => 0 - size)])

export default defineMethod({
  id: 'fp4',
  family: 'codebook',
  order: 2,
  label: { en: 'FP4 (bitsandbytes)', 'zh-CN': 'FP4（bitsandbytes）' },
  summary: {
    en: "bitsandbytes' own 4-bit floating-point numbers, times the absolute maximum of each block; not OCP E2M1",
    'zh-CN': 'bitsandbytes 自定义的 4 位浮点数，乘以每块的绝对值最大值；与 OCP E2M1 不同',
  },
  fidelity: bitsandbytesFidelity,
  source: BITSANDBYTES_SOURCE,
  formula: BITSANDBYTES_FORMULA,
  params: BITSANDBYTES_PARAMS,
  prepare: (tensor, params) => prepareBook(tensor, params, BOOK),
  notFinite: COUNT_AS_ZERO,
  levels: () => bookLevels(BOOK),
  numpy: async (params, quantizer) => {
    const { bookNumpy } = await import('../quantizer/codebook/bitsandbytes-numpy.ts')
    return bookNumpy(params, quantizer, BOOK)
  },
})
