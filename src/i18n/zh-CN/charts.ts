import type { Messages } from '../en/index.ts'
import { count } from '../numbers.ts'

/** The charts, and the worked weight below them. */
export const charts: Pick<Messages, 'charts' | 'worked'> = {
  charts: {
    original: '原始',
    quantized: '量化后',
    staircase: '阶梯函数',
    error: '误差',
    originalSub: (n, std, min, max) => [`${count(n)} 个权重`, `，标准差 ${std}`, `，${min} 至 ${max}`],
    bins: (width) => `组距 ${width}`,
    quantizedSub: (used, available, zeroed) => [
      `用到 ${count(used)} / ${count(available)} 级`,
      zeroed > 0 ? `，${count(zeroed)} 个变成 0` : '',
    ],
    distinctSub: (distinct) => [`${count(distinct)} 个不同的值`],
    staircaseSub: '每个权重变成多少',
    scatterSub: (shown) => `其中 ${count(shown)} 个权重变成多少`,
    errorSub: '量化值 − 原始值',
    inSteps: (s) => `，步长 s = ${s}`,
    inStepsOfGroups: '，以各自的步长计',
    inRmse: (rmse) => `，以 RMSE ${rmse} 计`,
    scale: '计数轴',
    scales: { linear: '线性', sqrt: '√', log: '对数' },
    scaleShort: { linear: '线性', sqrt: '√ 刻度', log: '对数' },
    scaleNames: { linear: '线性计数轴', sqrt: '平方根计数轴', log: '对数计数轴' },
    clipped: (n) => `截断 ${count(n)} 个`,
    code: (code) => `量化码 ${count(code)}`,
    zeroPoint: (code) => `量化码 ${count(code)} = 零点`,
    halfStep: ['舍入误差不会', '超过半步'],
    wholeStep: ['舍入误差不会', '超过一步'],
    beyond: '更远',
    far: '更远',
    beyondView: (n, value) => `${count(n)} 个在 ${value}`,
    handleA: '取值范围的下端 a，可拖动',
    handleB: '取值范围的上端 b，可拖动',
    // the verb opens the next line of the tooltip
    summaries: {
      original: (n, min, max, peak, top, clipped) =>
        `原始权重：${count(n)} 个，${min} 至 ${max}；最高的一组在 ${peak}，有 ${count(top)} 个；截断 ${count(clipped)} 个。`,
      quantized: (used, min, max, peak, top, n, below, above) =>
        `量化后的权重：${count(used)} 级，${min} 至 ${max}；最高的在 ${peak}，${count(n)} 个中占 ${count(top)} 个；下端截断 ${count(below)} 个，上端截断 ${count(above)} 个。`,
      staircase: (levels, min, max) => `从权重到量化值的阶梯函数：${count(levels)} 级，${min} 至 ${max}。`,
      scatter: (n) => `散点图：${count(n)} 个权重与各自的量化值。`,
      error: (unit, inside, beyond) =>
        `误差，以 ${unit} 为一步：±1.5 步以内 ${count(inside)} 个权重，更远 ${count(beyond)} 个。`,
      empty: '无图可画：没有一个权重是有限数。',
    },
  },
  worked: {
    title: '一个权重的算式',
    short: '一个权重',
    previous: '上一个权重',
    next: '下一个权重',
    steps: {
      x: ['原始权重', 'x'],
      offset: ['高出本块的偏移'],
      divide: ['以步长计', 'x ÷ s'],
      multiply: ['以 2⁻ᵏ 计'],
      round: ['取整', '舍入'],
      shift: ['加零点', '+ z'],
      saturate: ['存储的量化码', '饱和'],
      nearest: ['可表示的值', '取最近'],
      sign: ['−1 或 +1', '取符号'],
      threshold: ['−1、0 或 +1', '阈值'],
      max: ['不小于 a'],
      min: ['不大于 b'],
      cast: ['存储的量化码', '转成 int32'],
      dequantize: ['反量化值', 'x̂'],
      error: ['误差', 'x̂ − x'],
    },
    inUnits: '以缩放因子计',
    errorInSteps: (steps) => `误差：${steps} 步`,
    clipped: '被截断',
  },
}
