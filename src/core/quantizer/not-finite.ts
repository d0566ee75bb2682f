import type { Words } from '../words.ts'

/** What becomes of NaN and ±∞: one sentence each, so that the same treatment has the same words everywhere. */
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

export const NAN_AND_OVERFLOW: Words = {
  en: 'NaN stays NaN; ±∞ saturates to the greatest numbers, or becomes what the cast gives where Overflow says so',
  'zh-CN': 'NaN 仍为 NaN；±∞ 饱和到最大的数，“溢出”选同类型转换时则按类型转换处理',
}

export const NAN_IS_MINUS_ZERO: Words = {
  en: 'The format has neither: NaN becomes −0, ±∞ saturates to the greatest numbers',
  'zh-CN': '该格式没有 NaN 和 ∞：NaN 变成 −0，±∞ 饱和到最大的数',
}

export const OUTSIDE_SCALE: Words = {
  en: 'NaN and ±∞ count as 0 in the scale of their block; then ±∞ saturates, and NaN is NaN, or −0 where there is none',
  'zh-CN': '求块的缩放因子时 NaN 和 ±∞ 按 0 计；随后 ±∞ 饱和，NaN 仍为 NaN，格式中没有 NaN 时变成 −0',
}
