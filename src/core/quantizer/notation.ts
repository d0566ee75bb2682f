import type { Params } from '../params.ts'

/** `x` rounded as the parameters say, in TeX. Ties are settled by the rule's name, not by the sign ⌊·⌉. */
export function rounded(x: string, { rounding }: Params): string {
  switch (rounding) {
    case 'half-up':
      return String.raw`\left\lfloor ${x} + \tfrac{1}{2} \right\rfloor`
    case 'floor':
      return String.raw`\left\lfloor ${x} \right\rfloor`
    case 'trunc':
      return String.raw`\operatorname{trunc}\!\left(${x}\right)`
    case 'stochastic':
      return String.raw`\left\lfloor ${x} + u \right\rfloor_{u \sim U[0, 1)}`
    default:
      return String.raw`\left\lfloor ${x} \right\rceil`
  }
}
