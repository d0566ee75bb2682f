/** A number as it is written: `-1.5e-3`, `.5`, `3.`, Fortran's `1D+02`. */
const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[edED][+-]?\d+)?$/
const CONSTANT = /^([+-]?)(?:(inf|infinity|∞|1\.#inf)|nan|1\.#(?:qnan|ind))$/i

/**
 * The value of a number with a decimal point, or of a constant such as `nan` and `-Infinity`; undefined for everything
 * else, hexadecimal and underscores included. A number beyond float64 gives ±∞: see `overflows`.
 */
export function readNumber(text: string): number | undefined {
  if (DECIMAL.test(text)) return Number(text.replace(/[dD]/, 'e'))
  const constant = CONSTANT.exec(text)
  if (!constant) return undefined
  if (constant[2] === undefined) return NaN
  return constant[1] === '-' ? -Infinity : Infinity
}

/** Did digits, not a word, make this infinity? */
export function overflows(value: number, text: string): boolean {
  return (value === Infinity || value === -Infinity) && DECIMAL.test(text)
}
