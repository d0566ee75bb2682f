import { generatorById } from '../../core/generators/all.ts'
import { finish } from '../../core/steps.ts'

/** Weights on which all paths must agree. No length is a multiple of anything that a path counts in. */
export const distributions: readonly (readonly [name: string, weights: Float32Array])[] = [
  ['normal with outliers', generated('normal', { n: 10_007, outliers: 11 })],
  ['a large mean', generated('normal', { n: 5003, mean: 1000, std: 0.05 })],
  ['uniform', generated('uniform', { n: 4099 })],
  ['heavy tails', generated('student-t', { n: 6151, df: 3 })],
  ['many equal', generated('normal', { n: 5023 }).map((x) => Math.trunc(x * 400) / 400)],
  ['two modes', generated('bimodal', { n: 3001 })],
  ['NaN, ±∞ and zeros', withOthers(generated('laplace', { n: 4001 }))],
  ['at the end of float32', generated('normal', { n: 1501, std: 1 }).map((x) => x * 1e38)],
  ['denormal', generated('normal', { n: 1501, std: 1 }).map((x) => x * 1e-41)],
  ['constant', new Float32Array(1003).fill(0.3)],
  ['zeros', new Float32Array(1003)],
  ['only NaN', new Float32Array(1003).fill(Number.NaN)],
  ['one', Float32Array.of(-0.7)],
]

function generated(id: string, params: Record<string, number>): Float32Array {
  const generator = generatorById(id)
  if (!generator) throw new Error(`no generator ${id}`)
  return Float32Array.from(finish(generator.generate(params)).data)
}

function withOthers(weights: Float32Array): Float32Array {
  const others = [Number.NaN, Infinity, -Infinity, 0, -0]
  return weights.map((x, i) => (i % 97 === 5 ? (others[i % 5] ?? x) : x))
}

/** bfloat16 and float16 by turns; what a half cannot hold stays bfloat16. */
export function in16Bits(weights: Float32Array, index: number): Float32Array {
  const bits = new Uint32Array(weights.slice().buffer)
  const cut = (mask: number): Float32Array => new Float32Array(bits.map((word) => word & mask).buffer)
  const halves = cut(0xffffe000).map((x) => (Math.abs(x) < 2 ** -14 ? 0 : x))
  return index % 2 === 0 && halves.every((x) => !(Math.abs(x) > 65504 && Number.isFinite(x))) ? halves : cut(0xffff0000)
}
