import type { Messages } from '../en/index.ts'
import { count, raised } from '../numbers.ts'

type Rail =
  | 'weights'
  | 'article'
  | 'method'
  | 'bits'
  | 'range'
  | 'procedure'
  | 'granularity'
  | 'rounding'
  | 'more'
  | 'actions'

/** The controls, in the order of the rail. */
export const rail: Pick<Messages, Rail> = {
  weights: {
    title: '权重',
    source: '权重来源',
    example: '示例',
    generate: '生成',
    paste: '粘贴',
    file: '文件',
    exampleName: '示例',
    digits: '手写数字网络',
    articleX: '文章里的 X',
    tensor: '张量',
    seed: '种子',
    shapeOf: (sizes) => sizes.map((size) => count(size)).join(' × '),
  },
  article: {
    title: '文章的三个例子',
    short: { integer: 'round(X)', 'fixed-point': 'round(2⁴X)', clip: 'clip(X)' },
  },
  method: {
    title: '方法',
    families: {
      article: '文章的方法',
      uniform: '均匀量化',
      'low-bit': '低比特',
      'non-uniform': '非均匀量化',
      'floating-point': '浮点格式',
      microscaling: '微缩放 MX',
      codebook: '码本',
      gguf: 'GGUF 块',
    },
    bitExact: (reference) => `与 ${reference} 逐位一致`,
    follows: (reference) => `按 ${reference} 实现`,
  },
  bits: {
    title: '位宽 k',
    fractional: '小数部分位宽 k',
    levels: (n) => `${count(n)} 级`,
    step: (s) => `步长 ${s}`,
  },
  range: {
    title: '取值范围 [a, b]',
    label: '取值范围的确定方式',
    a: 'a',
    b: 'b',
    p: 'p',
    aLabel: '取值范围的下端 a',
    bLabel: '取值范围的上端 b',
    pLabel: '取值范围所保留权重的百分比',
    inForce: (a, b) => `实际为 ${a} 至 ${b}`,
    forNearest: '按就近舍入求得的最小值。',
    perGroup: (groups) => `${count(groups)} 个取值范围，每个缩放因子一个`,
    fixedScale: '缩放因子和零点由链接固定，取值范围随之而定',
  },
  procedure: {
    title: '步骤',
    minmax: '取最小值和最大值',
    range: '确定取值范围',
    quantize: '量化',
    to: (a, b) => `${a} 至 ${b}`,
    none: '没有数',
    moved: '，使 0 成为一级',
    ranges: (n) => `${count(n)} 个取值范围`,
    integers: '全体整数',
    fixedPoint: (k) => `2${raised(-k)} 的整数倍`,
    levels: (used, all, s) => `${used < all ? `用到 ${count(used)} / ` : ''}${count(all)} 级${s ? `，s = ${s}` : ''}。`,
  },
  granularity: {
    title: '量化粒度',
    options: { tensor: '逐张量', channel: '逐通道', group: '分组' },
    scales: (n) => `${count(n)} 个缩放因子`,
    axis: '轴',
    group: '组大小',
    axisLabel: '通道所在的轴，每个通道一个缩放因子（scale）',
    groupLabel: '组大小：多少个相邻权重共用一个缩放因子（scale）',
  },
  rounding: {
    title: '舍入',
    options: {
      'half-even': '四舍六入五成双',
      'half-away': '四舍五入，五远离 0',
      'half-up': '四舍五入，五向上',
      trunc: '向零取整',
      floor: '向下取整',
      stochastic: '随机舍入',
    },
  },
  more: { title: '约定' },
  actions: { reset: '重置方法', resetHint: '方法恢复默认值，权重不变' },
}
