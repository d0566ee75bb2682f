import { decodeNumber, greatestCode, type NumberFormat } from '../numeric/number-format.ts'
import type { Params } from '../params.ts'
import { rounded } from './notation.ts'
import { numberTex } from './number-tex.ts'

/**
 * Rounding to a floating-point format, in TeX: δ is the step at a weight, whose exponent e gives it. With the numbers of
 * the format, and the bound that too great ones get unless a cast makes ∞ or NaN of them.
 */
export function floatFormula(format: NumberFormat, params: Params): string {
  const { mantissa, bias } = format
  const scaled = params['scaling'] === 'absmax'
  const greatest = numberTex(decodeNumber(format, greatestCode(format)))
  const [step, size, bound] = scaled
    ? [String.raw`s\,\delta`, String.raw`\tfrac{|x|}{s}`, String.raw`${greatest}\,s`]
    : [String.raw`\delta`, '|x|', greatest]
  return [
    String.raw`\hat{x} = ${step} ${rounded(String.raw`\tfrac{x}{${step}}`, params)}`,
    String.raw`\delta = 2^{e - m}`,
    String.raw`e = \max\!\left(\left\lfloor \log_2 ${size} \right\rfloor,\; 1 - \mathrm{bias}\right)`,
    ...(scaled ? [String.raw`s = \frac{\max |x|}{${greatest}}`] : []),
    String.raw`m = ${mantissa},\; \mathrm{bias} = ${bias}`,
    ...(params['overflow'] === 'native' ? [] : [String.raw`|\hat{x}| \le ${bound}`]),
  ].join(String.raw`,\quad `)
}
