import { bitsandbytesMethod } from '../quantizer/codebook/bitsandbytes.ts'

/** Of each sign in the order of the codes; not those of OCP E2M1. */
const SIZES = [0, 0.0052083334885537624, 2 / 3, 1, 1 / 3, 0.5, 1 / 6, 0.25]

export default bitsandbytesMethod(
  {
    id: 'fp4',
    order: 2,
    label: { en: 'FP4 (bitsandbytes)', 'zh-CN': 'FP4（bitsandbytes）' },
    summary: {
      en: "bitsandbytes' own 4-bit floating-point numbers, times the absolute maximum of each block; not OCP E2M1",
      'zh-CN': 'bitsandbytes 自定义的 4 位浮点数，乘以每块的绝对值最大值；与 OCP E2M1 不同',
    },
  },
  // the highest bit of a code is the sign; both zeros are 0
  [...SIZES, ...SIZES.map((size) => 0 - size)],
)
