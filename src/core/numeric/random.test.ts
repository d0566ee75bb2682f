import { describe, expect, test } from 'vitest'
import { Random } from './random.ts'

function times<T>(count: number, draw: () => T): T[] {
  return Array.from({ length: count }, draw)
}

describe('words', () => {
  test('follow the reference implementation of xoshiro128**', () => {
    const random = Random.fromState([1, 2, 3, 4])
    const expected = [
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]
    expect(times(10, () => random.uint32())).toEqual(expected)
  })

  test('start from splitmix32 of the seed', () => {
    const zero = Random.fromSeed(0)
    expect(times(4, () => zero.uint32())).toEqual([1789933344, 44971166, 2521387044, 3848737593])
    const last = Random.fromSeed(4294967295)
    expect(times(2, () => last.uint32())).not.toEqual([1789933344, 44971166])
  })
})

describe('draws', () => {
  test('a uniform takes two words, the first on top', () => {
    const words = Random.fromSeed(5)
    const uniforms = Random.fromSeed(5)
    for (let i = 0; i < 1000; i++) {
      const exact = (BigInt(words.uint32() >>> 5) << 26n) | BigInt(words.uint32() >>> 6)
      expect(BigInt(uniforms.uniform() * 2 ** 53)).toBe(exact)
    }
  })

  test('a sign is the top bit of one word', () => {
    const words = Random.fromSeed(6)
    const signs = Random.fromSeed(6)
    for (let i = 0; i < 1000; i++) expect(signs.sign()).toBe(words.uint32() >= 2 ** 31 ? -1 : 1)
  })

  test('two normals are one Box–Muller pair', () => {
    const uniforms = Random.fromSeed(8)
    const normals = Random.fromSeed(8)
    for (let i = 0; i < 1000; i++) {
      const radius = Math.sqrt(-2 * Math.log(1 - uniforms.uniform()))
      const angle = 2 * Math.PI * uniforms.uniform()
      expect(normals.normal()).toBeCloseTo(radius * Math.cos(angle), 13)
      expect(normals.normal()).toBeCloseTo(radius * Math.sin(angle), 13)
    }
  })

  test('below(n) reaches every number from 0 to n − 1 evenly', () => {
    const random = Random.fromSeed(9)
    const counts = new Uint32Array(7)
    for (let i = 0; i < 70_000; i++) counts[random.below(7)]!++
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400)
  })

  test('shuffle keeps every item and moves them evenly', () => {
    const random = Random.fromSeed(10)
    const firsts = new Uint32Array(4)
    for (let i = 0; i < 8000; i++) {
      const items = Uint32Array.of(0, 1, 2, 3)
      random.shuffle(items)
      firsts[items[0]!]!++
      expect([...items].sort((a, b) => a - b)).toEqual([0, 1, 2, 3])
    }
    for (const count of firsts) expect(Math.abs(count - 2000)).toBeLessThan(200)
  })
})
