import type { Words } from './words.ts'

/**
 * Parameters that describe themselves. One list of them gives a method or a generator its controls,
 * its place in the link, its bounds and its defaults.
 */
export type ParamValue = number | string

/** Values by key. A key that is absent was not given and has no default. */
export type Params = Readonly<Record<string, ParamValue>>

interface Common {
  /** The key in the link, for example `k`. */
  readonly key: string
  /** What its control is called, where it has no group of its own in the interface. */
  readonly label?: Words
  /** Used and shown only while this holds; the value itself is kept. */
  readonly when?: (params: Params) => boolean
}

export interface IntegerParam extends Common {
  readonly kind: 'integer'
  readonly min: number
  readonly max: number
  /** Absent: the parameter is optional. */
  readonly default?: number
  /** A lower bound that depends on other parameters; never below `min`. */
  readonly least?: (params: Params) => number
  /** An upper bound that depends on other parameters; never above `max`. */
  readonly most?: (params: Params) => number
}

export interface NumberParam extends Common {
  readonly kind: 'number'
  readonly min: number
  readonly max: number
  readonly default?: number
}

export interface ChoiceParam extends Common {
  readonly kind: 'choice'
  readonly options: readonly string[]
  readonly default: string
  /** What the options are called; one without a name is shown as it stands in the link. */
  readonly names?: Readonly<Record<string, Words>>
}

/** `48x64`: sizes joined by x, of which the product must be the count `n`. */
export interface ShapeParam extends Common {
  readonly kind: 'shape'
  readonly default?: undefined
}

export type Param = IntegerParam | NumberParam | ChoiceParam | ShapeParam

/** The greatest finite float32. */
export const FLOAT32_MAX = 3.4028234663852886e38

/** No two parts can take the same digit, so a long text is refused in linear time. */
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i

/** A decimal number written in full, or undefined. Never accepts '', hex, NaN or Infinity. */
export function parseNumber(text: string): number | undefined {
  if (!NUMBER.test(text)) return undefined
  const value = Number(text)
  return Number.isFinite(value) ? value : undefined
}

/** Sizes of a `48x64` text, or undefined. */
export function parseShape(text: string): number[] | undefined {
  if (!/^\d{1,10}(?:x\d{1,10}){0,7}$/.test(text)) return undefined
  return text.split('x').map(Number)
}

/** Sizes of a `48x64` text if their product is `n` (or `n` is not known), or undefined. */
export function fittingShape(text: string, n: number | undefined): number[] | undefined {
  const sizes = parseShape(text)
  return n === undefined || sizes?.reduce((a, b) => a * b, 1) === n ? sizes : undefined
}

/** The least value that `param` takes beside `params`. */
export function lowest(param: IntegerParam | NumberParam, params: Params): number {
  return param.kind === 'integer' && param.least ? Math.max(param.min, param.least(params)) : param.min
}

/** The greatest value that `param` takes beside `params`. */
export function highest(param: IntegerParam | NumberParam, params: Params): number {
  return param.kind === 'integer' && param.most ? Math.min(param.max, param.most(params)) : param.max
}

/** `text` as a value of `param`, or undefined where it is malformed or out of bounds. Bounds that depend on others use `params`. */
export function readParam(param: Param, text: string, params: Params): ParamValue | undefined {
  if (param.kind === 'choice') return param.options.includes(text) ? text : undefined
  if (param.kind === 'shape') return fittingShape(text, maybeNum(params, 'n')) ? text : undefined
  const value = parseNumber(text)
  if (value === undefined || value < lowest(param, params) || value > highest(param, params)) return undefined
  if (param.kind === 'integer' && !Number.isInteger(value)) return undefined
  return value
}

/** `value` brought to the nearest legal value of a numeric parameter (what a typed field does on blur). */
export function clampParam(param: IntegerParam | NumberParam, value: number, params: Params): number {
  const bounded = Math.min(highest(param, params), Math.max(lowest(param, params), value))
  return param.kind === 'integer' ? Math.floor(bounded + 0.5) : bounded
}

/** What a parameter must have to be completed; links have parameters of their own kinds. */
export interface Defaulted {
  readonly key: string
  readonly default?: ParamValue | undefined
}

/** `given` completed by the defaults of `list`; keys that `list` does not have are dropped. */
export function withDefaults(list: readonly Defaulted[], given: Params): Params {
  const result: Record<string, ParamValue> = {}
  for (const param of list) {
    const value = Object.hasOwn(given, param.key) ? given[param.key] : param.default
    if (value !== undefined) result[param.key] = value
  }
  return result
}

/** A numeric parameter that is known to be present. */
export function num(params: Params, key: string): number {
  const value = params[key]
  if (typeof value !== 'number') throw new TypeError(`parameter ${key} is missing`)
  return value
}

/** A numeric parameter that may be absent. */
export function maybeNum(params: Params, key: string): number | undefined {
  const value = params[key]
  return typeof value === 'number' ? value : undefined
}

/** A text parameter that is known to be present. */
export function text(params: Params, key: string): string {
  const value = params[key]
  if (typeof value !== 'string') throw new TypeError(`parameter ${key} is missing`)
  return value
}

/** The parameters that take part: some do only where another one has a certain value. `full` has every default filled in. */
export const liveParams = (list: readonly Param[], full: Params): Param[] =>
  list.filter(({ when }) => !when || when(full))
