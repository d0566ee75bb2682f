import { expect } from 'vitest'
import type { Evaluation, FigureName } from '../../core/evaluation.ts'

/** Figures made from sums, which are added up in another order on another path. */
const SUMMED: readonly FigureName[] = [
  'sqnr',
  'mse',
  'rmse',
  'mae',
  'mean_error',
  'rel_l2',
  'cosine',
  'rounding_share',
  'clipping_share',
]

/** Equal in every count, maximum and picture, and in sums to `tolerance`, relative. */
export function expectSame(found: Evaluation, wanted: Evaluation, tolerance = 1e-12): void {
  const { figures: some, ...pictures } = found
  const { figures: others, ...wantedPictures } = wanted
  expect(differences(pictures, wantedPictures, '')).toEqual([])
  for (const name of Object.keys(others) as FigureName[]) {
    const near = SUMMED.includes(name) && Math.abs(some[name] - others[name]) <= tolerance * sizeOf(name, others)
    if (!near) expect([name, some[name]]).toEqual([name, others[name]])
  }
}

/** What an error of a figure is measured against. */
function sizeOf(name: FigureName, figures: Evaluation['figures']): number {
  // Decibels are a logarithm, shares are parts of 1, and errors nearly cancel out in their mean.
  if (name === 'sqnr') return 10
  if (name.endsWith('share')) return 1
  if (name === 'mean_error') return figures.mae
  return Math.abs(figures[name])
}

/** Where two results differ. Arrays of numbers are compared here, since thousands of them are slow to compare by `toEqual`. */
function differences(found: unknown, wanted: unknown, path: string): string[] {
  if (Object.is(found, wanted)) return []
  if (typeof found !== 'object' || typeof wanted !== 'object' || found === null || wanted === null) {
    return [`${path}: ${String(found)} instead of ${String(wanted)}`]
  }
  if (ArrayBuffer.isView(found) && ArrayBuffer.isView(wanted)) {
    const some: unknown[] = Object.values(found)
    const others: unknown[] = Object.values(wanted)
    if (some.length !== others.length) return [`${path} has ${some.length} entries instead of ${others.length}`]
    for (let i = 0; i < others.length; i++) {
      if (some[i] !== others[i] && !Object.is(some[i], others[i])) {
        return [`${path}[${i}]: ${String(some[i])} instead of ${String(others[i])}`]
      }
    }
    return []
  }
  if (Object.keys(found).length !== Object.keys(wanted).length) return [`${path} has other entries`]
  const parts = found as Record<string, unknown>
  return Object.entries(wanted).flatMap(([key, value]) => differences(parts[key], value, `${path}.${key}`))
}
