import type { Method } from '../core/quantizer/method.ts'

const has = (method: Pick<Method, 'params'> | undefined, key: string): boolean =>
  method?.params.some((param) => param.key === key) === true

/** Are there ends a and b that the reader may set? */
export const takesEnds = (method: Pick<Method, 'params'> | undefined): boolean => has(method, 'a')

/** Is there a rule that finds the range, so that to set its ends is a choice? */
export const findsRange = (method: Pick<Method, 'params'> | undefined): boolean => has(method, 'range')
