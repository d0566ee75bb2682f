import type { RareMessages } from '../en/rare.ts'

/** What each figure means. Field terms carry their English here, where there is room. */
export const definitionOf: RareMessages['definitionOf'] = {
  sqnr: '信号与量化噪声之比（signal-to-quantization-noise ratio）：10·log₁₀(Σx² / Σ(x − x̂)²)，单位 dB，与 PyTorch、ONNX Runtime 的定义相同。6.02 dB 相当于 1 位。',
  mse: '均方误差（mean squared error）：(x̂ − x)² 的平均值。',
  rmse: '均方根误差：MSE 的平方根，与权重同单位。',
  mae: '平均绝对误差：|x̂ − x| 的平均值。',
  max_abs: '|x̂ − x| 的最大值。',
  mean_error: 'x̂ − x 的平均值，带符号，即偏差（bias）。',
  rel_l2: '‖x̂ − x‖ / ‖x‖。',
  cosine: 'x · x̂ / (‖x‖ ‖x̂‖)。',
  kl: 'Kullback–Leibler 散度 KL(原始 ‖ 量化后)，单位 nat：两个直方图把合并范围等分为 64 组，各组计数加 10⁻¹⁰ 后归一化。空组会使它很大。熵校准使另一种散度最小，那里的空组按 ONNX Runtime 的方式平滑。',
  js: '同样两个直方图的 Jensen–Shannon 散度，单位 nat。',
  entropy: '量化码的熵，单位比特：理想熵编码下每个权重所需的位数。',
  levels_used: '至少有一个权重取到的量化码。浮点格式的 0 和 −0 算两个。',
  levels: '共有多少个量化码。',
  clipped: '舍入后的量化码超出码的范围的权重：就近舍入时，比两端的级还远半步以上。',
  zeroed: '原来不是 0、量化后变成 0 的权重。',
  rounding_share: '取值范围以内的权重在平方误差中的占比。',
  clipping_share: '被截断的权重在平方误差中的占比。',
  bits_per_weight: '量化码、缩放因子（scale）和零点（zero point）的总比特数，除以权重个数。',
  bytes: '存储的全部比特，折合成整字节。',
  compression: '32 位除以每权重比特数。',
  rmse_step: '以步长计的 RMSE；只有舍入时为 1/√12 = 0.289。取值范围过宽，从这个数看不出来。',
}
