import type { Params } from '../params.ts'
import { rounded } from './notation.ts'

/** The affine method in TeX, with the scale and the zero point where they are not given. */
export function affineFormula(params: Params): string {
  return [
    String.raw`q = \operatorname{clip}\!\left(${rounded(String.raw`\tfrac{x}{s}`, params)} + z,\; q_{\min},\; q_{\max}\right)`,
    String.raw`\hat{x} = (q - z)\,s`,
    ...(params.scale === undefined ? [String.raw`s = \frac{b - a}{q_{\max} - q_{\min}}`] : []),
    ...(params.zp === undefined ? [String.raw`z = q_{\min} - \left\lfloor \tfrac{a}{s} \right\rceil`] : []),
  ].join(String.raw`,\quad `)
}
