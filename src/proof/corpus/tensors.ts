import { createHash } from 'node:crypto'
import { type Opened, stem, type TensorInfo } from '../../core/formats/contents.ts'
import type { Tensor } from '../../core/tensor.ts'
import { reasonToExclude } from './exclusions.ts'
import type { ExpectedTensor } from './manifest.ts'
import { sayProblem } from './sentences.ts'

/**
 * What of the expected tensors is missing or wrong, and why some of them were not checked. `file` is the name that the
 * reader knew. Everything that is listed as readable is read.
 */
export async function checkTensors(
  opened: Opened,
  expected: readonly ExpectedTensor[],
  file: string,
): Promise<{ fault?: string | undefined; excluded?: string | undefined }> {
  if (opened.tensors.length === 0) return { fault: 'no tensor was listed' }
  for (const { name, problem } of opened.tensors) if (!problem) await opened.read(name)
  let excluded: string | undefined
  for (const tensor of expected) {
    const found = listedAs(opened, tensor, file)
    if (!found) {
      return { fault: `tensor ${tensor.name} is missing; there are ${opened.tensors.map((t) => t.name).join(', ')}` }
    }
    const fault = found.problem ? undefined : faultOf(await opened.read(found.name), tensor)
    if (fault) return { fault: `tensor ${tensor.name}: ${fault}` }
    if (!found.problem) continue
    excluded = reasonToExclude(found.problem)
    if (!excluded) return { fault: `tensor ${tensor.name}: ${sayProblem(found.problem).en}` }
  }
  return { excluded }
}

/** An array without a name is called after its file; then whatever the manifest calls it is as good. */
function listedAs({ tensors }: Opened, { name }: ExpectedTensor, file: string): TensorInfo | undefined {
  const only = tensors.length === 1 && tensors[0]?.name === stem(file) ? tensors[0] : undefined
  return tensors.find((tensor) => tensor.name === name) ?? only
}

function faultOf({ shape, data }: Tensor, expected: ExpectedTensor): string | undefined {
  const shapes = [expected.shape, ...(expected.shape_also_ok ?? [])].map((sizes) => `[${sizes.join(', ')}]`)
  const read = `[${shape.join(', ')}]`
  if (!shapes.includes(read)) return `shape ${read} instead of ${shapes.join(' or ')}`
  if (data.length !== expected.count) return `${data.length} values instead of ${expected.count}`
  const values = Float32Array.from(data)
  return faultOfStatistics(values, expected) ?? faultOfHash(values, expected.f32_sha256)
}

/** Little-endian float32 in C order, every NaN as 0x7fc00000. */
function faultOfHash(values: Float32Array, expected: string): string | undefined {
  const view = new DataView(new ArrayBuffer(values.length * 4))
  values.forEach((value, i) => {
    if (Number.isNaN(value)) view.setUint32(4 * i, 0x7fc00000, true)
    else view.setFloat32(4 * i, value, true)
  })
  const actual = createHash('sha256').update(view).digest('hex')
  return actual === expected ? undefined : `the values have sha256 ${actual} instead of ${expected}`
}

function faultOfStatistics(values: Float32Array, expected: ExpectedTensor): string | undefined {
  const finite = values.filter(Number.isFinite)
  const sum = finite.reduce((a, b) => a + b, 0)
  const size = finite.reduce((a, b) => a + Math.abs(b), 0)
  const none = finite.length === 0
  // sums in another order differ by up to this much
  const slack = size * 2 ** -52
  const figures: readonly (readonly [string, number | null, number | null, number])[] = [
    ['nan', values.filter(Number.isNaN).length, expected.nan, 0],
    ['posinf', values.filter((value) => value === Infinity).length, expected.posinf, 0],
    ['neginf', values.filter((value) => value === -Infinity).length, expected.neginf, 0],
    ['min', none ? null : finite.reduce((a, b) => Math.min(a, b)), expected.min, 0],
    ['max', none ? null : finite.reduce((a, b) => Math.max(a, b)), expected.max, 0],
    ['mean', none ? null : sum / finite.length, expected.mean, slack],
  ]
  const wrong = figures.find(([, actual, wanted, margin]) => !near(actual, wanted, margin))
  return wrong && `${wrong[0]} is ${wrong[1]} instead of ${wrong[2]}`
}

const RELATIVE = 1e-6

function near(actual: number | null, wanted: number | null, margin: number): boolean {
  if (actual === null || wanted === null) return actual === wanted
  return Math.abs(actual - wanted) <= Math.max(RELATIVE * Math.max(Math.abs(actual), Math.abs(wanted)), margin)
}
