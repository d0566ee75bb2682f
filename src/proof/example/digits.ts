import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

export const PIXELS = 64
export const CLASSES = 10

/** Handwritten digits, 8×8 pixels of 0 to 16 each, with what they show. */
export interface Digits {
  readonly count: number
  /** count × 64, row by row from the top. */
  readonly images: Uint8Array
  /** 0 to 9. */
  readonly labels: Uint8Array
}

export function readDigits(): Digits {
  const text = gunzipSync(readFileSync(new URL('./digits.csv.gz', import.meta.url))).toString('ascii')
  const rows = text.trim().split('\n').map(readRow)
  return {
    count: rows.length,
    images: Uint8Array.from(rows.flatMap((row) => row.slice(0, PIXELS))),
    labels: Uint8Array.from(rows.map((row) => row[PIXELS]!)),
  }
}

/** The digits at `indices`, in that order. */
export function pick(digits: Digits, indices: Uint32Array): Digits {
  const images = new Uint8Array(indices.length * PIXELS)
  const labels = new Uint8Array(indices.length)
  indices.forEach((from, to) => {
    images.set(digits.images.subarray(from * PIXELS, (from + 1) * PIXELS), to * PIXELS)
    labels[to] = digits.labels[from]!
  })
  return { count: indices.length, images, labels }
}

function readRow(line: string, index: number): number[] {
  const row = line.split(',').map(Number)
  const sound = row.length === PIXELS + 1 && row.every((value) => Number.isInteger(value) && value >= 0 && value <= 16)
  if (!sound || row[PIXELS]! >= CLASSES)
    throw new RangeError(`digits.csv.gz, row ${index + 1}: not an image with its label`)
  return row
}
