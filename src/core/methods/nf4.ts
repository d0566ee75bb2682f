import { bitsandbytesMethod } from '../quantizer/codebook/bitsandbytes.ts'

export default bitsandbytesMethod(
  {
    id: 'nf4',
    order: 1,
    label: { en: 'NF4', 'zh-CN': 'NF4（4 位 NormalFloat）' },
    summary: {
      en: 'Sixteen fixed levels made for normal weights, times the absolute maximum of each block (QLoRA)',
      'zh-CN': '为正态分布权重设计的 16 个固定取值，乘以每块的绝对值最大值（QLoRA）',
    },
  },
  // quantiles of the normal distribution, scaled to [−1, 1], with an exact 0
  [
    -1, -0.6961928009986877, -0.5250730514526367, -0.39491748809814453, -0.28444138169288635, -0.18477343022823334,
    -0.09105003625154495, 0, 0.07958029955625534, 0.16093020141124725, 0.24611230194568634, 0.33791524171829224,
    0.44070982933044434, 0.5626170039176941, 0.7229568362236023, 1,
  ],
)
