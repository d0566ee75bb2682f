import type { Words } from '../words.ts'

/** What becomes of NaN and ±∞: one sentence each, so that the same treatment has the same words everywhere. */
export const SATURATES: Words = {
  en: 'NaN becomes the zero point; ±∞ saturates to the ends',
  'zh-CN': 'NaN 取零点；±∞ 饱和到两端',
}

export const CASTS_NAN: Words = {
  en: 'The cast decides: saturating, NaN becomes 0 and ±∞ the ends of int32',
  'zh-CN': '由类型转换决定：饱和时 NaN 变成 0，±∞ 取 int32 的两端',
}

/** For methods whose scale is a mean. */
export const LEFT_OUT: Words = {
  en: 'NaN and ±∞ stay out of the mean; NaN gets the code of 0, ±∞ that of their sign',
  'zh-CN': 'NaN 和 ±∞ 不计入均值；NaN 取 0 的量化码，±∞ 按符号取码',
}

/** For codebooks without blocks. */
export const OUTERMOST: Words = {
  en: 'NaN becomes the level of 0; ±∞ the outermost levels',
  'zh-CN': 'NaN 取 0 对应的值；±∞ 取两端的值',
}

/** For methods that find a scale per block from the weights in it. */
export const COUNT_AS_ZERO: Words = {
  en: 'NaN and ±∞ count as 0 in their block',
  'zh-CN': 'NaN 和 ±∞ 在所在块中按 0 处理',
}
