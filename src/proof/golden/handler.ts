import type { Verdict } from './compare.ts'
import type { FamilyFiles, GoldenCase } from './manifest.ts'

/** One kind of case. One file of `handlers` each; the walker finds them. */
export interface Handler {
  readonly family: string
  /** Recognises its cases by the structure of their parameters and outputs, never by remembered names or values. */
  matches(golden: GoldenCase): boolean
  /** Answers that stand in the parameters instead of in files. Default: none. */
  columns?(golden: GoldenCase): string[]
  /** A verdict for every output that is claimed, by name. */
  check(golden: GoldenCase, files: FamilyFiles): Record<string, Verdict>
}

/** Keeps the literal types of a definition while checking its shape. */
export function defineHandler(handler: Handler): Handler {
  return handler
}

export function isNumber(value: unknown): value is number {
  return typeof value === 'number'
}

/** A number that the case must have. */
export function numberOf(record: Readonly<Record<string, unknown>>, key: string): number {
  const value = record[key]
  if (isNumber(value)) return value
  // JSON has no words for these.
  if (value === 'NaN' || value === 'Infinity' || value === '-Infinity') return Number(value)
  throw new Error(`${key} is not a number`)
}

/** A list of numbers that the case must have. */
export function numbersOf(record: Readonly<Record<string, unknown>>, key: string): number[] {
  const value = record[key]
  if (Array.isArray(value) && value.every(isNumber)) return value
  throw new Error(`${key} is not a list of numbers`)
}

/** The records of a case that keeps its answers in `params.records`. */
export function recordsOf(golden: GoldenCase): Record<string, unknown>[] {
  const { records } = golden.params
  return Array.isArray(records) ? records : []
}

/** The file reference of an input that the case must have. */
export function inputOf(golden: GoldenCase, key: string): string | readonly string[] {
  const reference = golden.inputs[key]
  if (reference === undefined) throw new Error(`there is no input ${key}`)
  return reference
}
