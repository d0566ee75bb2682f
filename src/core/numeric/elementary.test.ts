import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { cosTurn, exp, log, sinTurn } from './elementary.ts'
import { Random } from './random.ts'

const functions = { log, exp, cosTurn, sinTurn }

/** Inputs of every size that the project uses, from a fixed stream. */
function inputs(map: (u: number) => number): number[] {
  const random = Random.fromSeed(7)
  return Array.from({ length: 20_000 }, () => map(random.uniform()))
}

function bits(x: number): string {
  const bytes = new DataView(new ArrayBuffer(8))
  bytes.setFloat64(0, x)
  return bytes.getBigUint64(0).toString(16).padStart(16, '0')
}

function worstRelative(own: (x: number) => number, reference: (x: number) => number, xs: readonly number[]): number {
  return Math.max(...xs.map((x) => Math.abs(own(x) - reference(x)) / Math.abs(reference(x))))
}

// The correctly rounded values, computed with 200 bits, but for log(3) and exp(1), which are their neighbours.
const FIXED: readonly (readonly [keyof typeof functions, number, string])[] = [
  ['log', 0.1, 'c0026bb1bbb55515'],
  ['log', 0.7, 'bfd6d3c324e13f50'],
  ['log', 1.0000001, '3e7ad7f2847b6492'],
  ['log', 3, '3ff193ea7aad030a'],
  ['log', 1e300, '4085963447f87fb5'],
  ['log', 5e-324, 'c0874385446d71c3'],
  ['exp', -700.5, '00c4ff475c68ca02'],
  ['exp', -1, '3fd78b56362cef38'],
  ['exp', 1e-9, '3ff000000044b830'],
  ['exp', 0.3, '3ff599058c8c1a96'],
  ['exp', 1, '4005bf0a8b14576a'],
  ['exp', 42, '43b8232558201159'],
  ['cosTurn', 0.1, '3fe9e3779b97f4a8'],
  ['cosTurn', 0.2499, '3f4496b7ae8204bf'],
  ['cosTurn', 0.3, 'bfd3c6ef372fe94e'],
  ['cosTurn', 0.49, 'bfefefd5bfe443fe'],
  ['cosTurn', 0.7, 'bfd3c6ef372fe954'],
  ['cosTurn', 0.999, '3fefffd69aa0b99d'],
  ['sinTurn', 1e-9, '3e3afc6f70213be6'],
  ['sinTurn', 0.1, '3fe2cf2304755a5e'],
  ['sinTurn', 0.26, '3fefefd5bfe443fe'],
  ['sinTurn', 0.5001, 'bf4496b7ae8204bf'],
  ['sinTurn', 0.7, 'bfee6f0e134454ff'],
  ['sinTurn', 0.999, 'bf79bc5a9d91f680'],
]

describe('bits', () => {
  test.each(FIXED)('%s(%d)', (name, x, expected) => {
    expect(bits(functions[name](x))).toBe(expected)
  })

  test('of 20,000 values of each function', () => {
    const domains = { log: 1, exp: -40, cosTurn: 1, sinTurn: 1 }
    const hash = createHash('sha256')
    for (const name of ['log', 'exp', 'cosTurn', 'sinTurn'] as const) {
      hash.update(
        new Uint8Array(
          Float64Array.from(
            inputs((u) => u * domains[name]),
            functions[name],
          ).buffer,
        ),
      )
    }
    expect(hash.digest('hex')).toBe('fbe845db86a43266bd53cd2a5dc1599865d0ead17f0ff116d5ff21170d59c1dc')
  })
})

describe('accuracy', () => {
  test('log', () => {
    expect(
      worstRelative(
        log,
        Math.log,
        inputs((u) => 1 - u),
      ),
    ).toBeLessThan(4e-16)
    expect(
      worstRelative(
        log,
        Math.log,
        inputs((u) => 0.5 + 2 * u),
      ),
    ).toBeLessThan(4e-16)
    expect(
      worstRelative(
        log,
        Math.log,
        inputs((u) => 2 ** (2040 * (u - 0.5))),
      ),
    ).toBeLessThan(4e-16)
  })

  test('exp', () => {
    expect(
      worstRelative(
        exp,
        Math.exp,
        inputs((u) => u - 0.5),
      ),
    ).toBeLessThan(4e-16)
    expect(
      worstRelative(
        exp,
        Math.exp,
        inputs((u) => 1400 * (u - 0.5)),
      ),
    ).toBeLessThan(4e-16)
  })

  test('cosine and sine', () => {
    // The reference loses accuracy in its argument, 2π v rounded, by up to 4.4e-16 in absolute terms.
    const worst = { cos: 0, sin: 0, circle: 0 }
    for (const v of inputs((u) => u)) {
      worst.cos = Math.max(worst.cos, Math.abs(cosTurn(v) - Math.cos(2 * Math.PI * v)))
      worst.sin = Math.max(worst.sin, Math.abs(sinTurn(v) - Math.sin(2 * Math.PI * v)))
      worst.circle = Math.max(worst.circle, Math.abs(cosTurn(v) ** 2 + sinTurn(v) ** 2 - 1))
    }
    expect(worst.cos).toBeLessThan(8e-16)
    expect(worst.sin).toBeLessThan(8e-16)
    expect(worst.circle).toBeLessThan(5e-16)
  })
})

test('the ends of the domains', () => {
  expect([log(1), log(0), log(-0), log(Infinity)]).toEqual([0, -Infinity, -Infinity, Infinity])
  expect([log(-1), log(Number.NaN)]).toEqual([Number.NaN, Number.NaN])
  expect([exp(0), exp(-Infinity), exp(Infinity), exp(709.79), exp(-745.2)]).toEqual([1, 0, Infinity, Infinity, 0])
  expect([exp(709.7), exp(-745)]).toEqual([Math.exp(709.7), 5e-324])
  expect(exp(Number.NaN)).toBeNaN()
  expect([0, 0.25, 0.5, 0.75, 1].map(cosTurn)).toEqual([1, 0, -1, 0, 1])
  expect([0, 0.25, 0.5, 0.75, 1].map(sinTurn)).toEqual([0, 1, 0, -1, 0])
  expect(cosTurn(7.25 + 2 ** -40)).toBe(cosTurn(0.25 + 2 ** -40))
})
