import { readdirSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { countRight } from './accuracy.ts'
import { type Digits, PIXELS, readDigits } from './digits.ts'
import { exampleFiles, FOLDER, MANIFEST } from './files.ts'
import { PARAMETERS } from './network.ts'
import { sha256 } from './sha256.ts'
import { type Trained, trainExample } from './trained.ts'

interface Entry {
  readonly name: string
  readonly file: string
  readonly shape: readonly number[]
  readonly count: number
  readonly sha256: string
}

const manifest = JSON.parse(new TextDecoder().decode(committed(MANIFEST)))
const tensors: readonly Entry[] = manifest.tensors
const heldBack: readonly Entry[] = manifest.heldBack

function committed(name: string): Uint8Array {
  return Uint8Array.from(readFileSync(new URL(name, FOLDER)))
}

/** The data of a committed NPY file. */
function payload({ file }: Entry): Uint8Array {
  const bytes = committed(file)
  return bytes.slice(10 + bytes[8]! + 256 * bytes[9]!)
}

function committedParameters(): Float64Array {
  return Float64Array.from(tensors.flatMap((tensor) => [...new Float32Array(payload(tensor).buffer)]))
}

function committedDigits(): Digits {
  const [images, labels] = heldBack.map(payload)
  return { count: labels!.length, images: images!, labels: labels! }
}

describe('training again', () => {
  let trained: Trained
  beforeAll(() => {
    trained = trainExample(readDigits())
  })

  test('passes the checkpoint', () => {
    expect(trained.checkpoint).toEqual(manifest.training.checkpoint)
  })

  test('gives every committed file byte for byte, and there are no others', () => {
    const files = exampleFiles(trained)
    expect(readdirSync(FOLDER).sort()).toEqual([...files.keys()].sort())
    for (const [name, bytes] of files) expect([name, sha256(bytes)]).toEqual([name, sha256(committed(name))])
  })

  test('never saw a held-back image', () => {
    const rows = (digits: Digits): string[] =>
      Array.from(digits.labels, (label, i) => `${label}:${digits.images.subarray(i * PIXELS, (i + 1) * PIXELS).join()}`)
    const all = [...rows(trained.train), ...rows(committedDigits())]
    expect(all.sort()).toEqual(rows(readDigits()).sort())
    expect(new Set(all).size).toBe(1797)
  })
})

describe('the committed model', () => {
  test('has the shapes and hashes of its manifest', () => {
    for (const { file, shape, count, sha256: expected } of [...tensors, ...heldBack]) {
      expect([file, sha256(committed(file))]).toEqual([file, expected])
      expect(shape.reduce((a, b) => a * b)).toBe(count)
    }
    expect(tensors.map(({ name, shape }) => [name, ...shape])).toEqual([
      ['fc1.weight', 48, 64],
      ['fc1.bias', 48],
      ['fc2.weight', 24, 48],
      ['fc2.bias', 24],
      ['fc3.weight', 10, 24],
      ['fc3.bias', 10],
    ])
    expect(tensors.reduce((sum, { count }) => sum + count, 0)).toBe(PARAMETERS)
  })

  test('is as accurate on the held-back digits as it says, and at least 95 %', () => {
    const digits = committedDigits()
    const right = countRight(committedParameters(), digits)
    expect({ right, of: digits.count, share: right / digits.count }).toEqual(manifest.accuracy.heldBack)
    expect(right / digits.count).toBeGreaterThanOrEqual(0.95)
  })

  test('has a first layer like a bell with tails, and no weight at 0', () => {
    const weights = committedParameters().subarray(0, 48 * 64)
    const mean = weights.reduce((a, b) => a + b) / weights.length
    const moment = (power: number): number => weights.reduce((sum, w) => sum + (w - mean) ** power, 0) / weights.length
    expect(moment(4) / moment(2) ** 2).toBeGreaterThan(3.2)
    expect(Math.abs(moment(3)) / moment(2) ** 1.5).toBeLessThan(0.2)
    expect(weights.filter((w) => Math.abs(w) < 1e-6)).toHaveLength(0)
  })
})
