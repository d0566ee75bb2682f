import type { Counts } from '../../state/file/comparison.ts'
import { count } from '../numbers.ts'
import { many } from './plural.ts'

/** The File view. */
export const fileView = {
  tensors: (n: number) => many(n, 'tensor', 'tensors'),
  weights: (n: number) => many(n, 'weight', 'weights'),
  more: (n: number) => `and ${many(n, 'more file', 'more files')}`,
  about: (parts: readonly string[]) => parts.join(', '),
  example: 'The built-in digits network',
  scene: 'the weights of the scene, from no file',
  local: 'read on this machine, sent nowhere',
  remote: 'fetched from its address, read on this machine',
  close: 'Close',
  another: 'Choose another file',
  own: 'Choose a file',
  opening: 'Opening the file',
  method: 'Method for every tensor',
  named: (parameter: string, value: string) => `${parameter}: ${value}`,
  /** What stands for the ends of a range by hand that are not set. */
  inForce: (unset: readonly ('a' | 'b')[]): string =>
    unset.length > 1
      ? 'a and b are not set: min–max is in force.'
      : unset[0] === 'a'
        ? 'a is not set: the least weight under each scale stands for it.'
        : 'b is not set: the greatest weight under each scale stands for it.',
  allControls: 'All controls',
  granularity: { tensor: 'Per tensor', channel: 'Per channel', group: 'Per group' },
  sqnr: 'SQNR of the file',
  sqnrHint: (n: number) =>
    `10·log₁₀(Σx² / Σ(x − x̂)²) over the ${many(n, 'quantized tensor', 'quantized tensors')} together.`,
  bitsHint:
    'Everything that is stored, kept tensors included, divided by the number of weights; without what cannot be read.',
  size: 'Size',
  of: (size: string) => `of ${size}`,
  keptTitle: 'Kept as they are',
  keptOf: (n: number, all: number) => [count(n), `of ${many(all, 'tensor', 'tensors')}`] as readonly [string, string],
  pending: 'Known when the scan is over',
  damage: 'Tensors by damage',
  list: 'Tensors',
  few: (few: number, all: number, share: string) =>
    `${count(few)} of ${many(all, 'tensor', 'tensors')} make ${share} of the squared error.`,
  /** Between two sentences. */
  blank: ' ',
  remedy: (
    tensor: string,
    what: string,
    [sqnr, sqnrNow]: readonly [string, string],
    [bits, bitsNow]: readonly [string, string],
  ) =>
    `${tensor}: one scale per ${what} gives ${sqnr} dB instead of ${sqnrNow}, for ${bits} bits instead of ${bitsNow}.`,
  axis: (axis: number, rank: number) => (rank > 2 ? `index of axis ${axis}` : axis === 0 ? 'row' : 'column'),
  scanning: (done: number, all: number) => `Scanning: ${count(done)} of ${many(all, 'tensor', 'tensors')}`,
  left: (scanning: string, seconds: number) => `${scanning}, about ${count(seconds)} s left`,
  begun: (all: number) => `Scanning ${many(all, 'tensor', 'tensors')}`,
  over: (all: number) => `${many(all, 'tensor', 'tensors')} scanned`,
  stopped: (done: number, all: number) => `Stopped after ${count(done)} of ${many(all, 'tensor', 'tensors')}.`,
  goOn: 'Go on',
  failed: (why: string) => `The scan ended: ${why}`,
  crashed: (message: string) => `the calculation failed and could not be restarted (${message}).`,
  filter: 'Filter by name',
  found: (n: number, all: number) => `${count(n)} of ${many(all, 'tensor', 'tensors')}`,
  none: (filter: string) => `No tensor has “${filter}” in its name.`,
  clear: 'Show all',
  columns: {
    name: 'Tensor',
    shape: 'Shape',
    dtype: 'Type',
    spark: 'Histogram, ± max, √',
    max: 'Max |x|',
    std: 'Std',
    sqnr: 'SQNR, dB',
    scale: (most: number) => `0 … ${count(most)} dB`,
    share: 'Share of squared error',
    shareShort: 'Share',
    size: 'New size',
  },
  scalar: 'scalar',
  open: 'Open in Lab',
  openNamed: (tensor: string) => `Open ${tensor} in the Lab`,
  kept: {
    vector: (n: number) => `kept as it is: one row, ${many(n, 'weight', 'weights')}`,
    integer: (dtype: string) => `kept as it is: whole numbers (${dtype})`,
    codes: 'codes of another tensor in the list, not counted',
    empty: 'empty: its shape has a 0',
    unread: (dtype: string) => (dtype ? `cannot be read: type ${dtype}` : 'cannot be read'),
  },
  details: {
    list: (parts: readonly string[]) => parts.join('; '),
    minMax: (min: string, max: string) => `${min} to ${max}`,
    mean: (mean: string) => `mean ${mean}`,
    std: (std: string) => `std ${std}`,
    bits: (bits: string) => `${bits} bits per weight`,
    left: (n: number) => `${count(n)} NaN or ∞ left out`,
    lost: (n: number) =>
      `${many(n, 'weight', 'weights')} became ±∞ or NaN, and SQNR leaves ${n === 1 ? 'it' : 'them'} out`,
    noError: 'every weight comes back exactly',
    noSignal: 'all weights are 0, so SQNR has no value',
  },
  compare: {
    button: 'Compare with another file',
    column: 'Other, dB',
    columnHint: (name: string) =>
      `SQNR of ${name} against this file, tensor by tensor: 10·log₁₀(Σx² / Σ(x − y)²), x from this file and y from the other.`,
    working: (name: string, done: number, all: number) =>
      `Comparing with ${name}: ${count(done)} of ${many(all, 'tensor', 'tensors')}`,
    begun: (name: string) => `Comparing with ${name}`,
    done: (name: string, { all, found, compared, differing }: Counts) =>
      [
        `Compared with ${name}: ${count(found)} of ${many(all, 'tensor', 'tensors')} found there.`,
        compared < found ? `${count(found - compared)} could not be compared.` : '',
        differing > 0 ? `${many(differing, 'tensor differs', 'tensors differ')}.` : '',
        compared > 0 && differing === 0
          ? `${many(compared, 'tensor holds', 'tensors hold')} the same values in both files.`
          : '',
      ]
        .filter(Boolean)
        .join(' '),
    failed: (name: string, why: string) => `${name} cannot be compared: ${why}`,
    end: 'End the comparison',
    sqnr: (sqnr: string, greatest: string, apart: number) =>
      `other file: ${sqnr} dB, greatest difference ${greatest}${apart > 0 ? `; ${many(apart, 'weight', 'weights')} ∞ or NaN in one file and not the same in the other` : ''}`,
    missing: 'not in the other file',
    shape: (shape: string) => `the other file has the shape ${shape}`,
    tooLarge: 'too large to compare in a browser tab',
  },
  exportAs: (format: string) => `Save the table as ${format}`,
}
