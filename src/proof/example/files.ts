import { countRight } from './accuracy.ts'
import { ADAM } from './adam.ts'
import type { Digits } from './digits.ts'
import { layersOf, SIZES } from './network.ts'
import { encodeNpy } from './npy.ts'
import { sha256 } from './sha256.ts'
import { SEED, type Trained } from './trained.ts'
import { TRAINING } from './training.ts'

/** Where the example lies in the repository and on the site. */
export const FOLDER = new URL('../../../public/examples/digits-mlp/', import.meta.url)
export const MANIFEST = 'model.json'

interface ArrayFile {
  readonly name: string
  readonly shape: readonly number[]
  readonly data: Float32Array | Uint8Array
}

/** Every file of the example by its name: one .npy per tensor, the held-back images and labels, and the manifest. */
export function exampleFiles(trained: Trained): Map<string, Uint8Array> {
  const tensors = tensorsOf(trained.parameters)
  const heldBack = heldBackOf(trained.heldBack)
  const files = new Map([...tensors, ...heldBack].map((array) => [fileOf(array), encodeNpy(array.shape, array.data)]))
  const manifest = describe(trained, tensors.map(entry), heldBack.map(entry))
  return files.set(MANIFEST, new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`))
}

function tensorsOf(parameters: Float32Array): ArrayFile[] {
  return layersOf(Float64Array.from(parameters)).flatMap(({ name, inputs, outputs, weight, bias }) => [
    { name: `${name}.weight`, shape: [outputs, inputs], data: Float32Array.from(weight) },
    { name: `${name}.bias`, shape: [outputs], data: Float32Array.from(bias) },
  ])
}

function heldBackOf({ count, images, labels }: Digits): ArrayFile[] {
  return [
    { name: 'held-back.images', shape: [count, 8, 8], data: images },
    { name: 'held-back.labels', shape: [count], data: labels },
  ]
}

function fileOf({ name }: ArrayFile): string {
  return `${name}.npy`
}

function entry(array: ArrayFile) {
  const { name, shape, data } = array
  const dtype = data instanceof Float32Array ? 'f4' : 'u1'
  return { name, file: fileOf(array), dtype, shape, count: data.length, sha256: sha256(encodeNpy(shape, data)) }
}

function describe(trained: Trained, tensors: readonly object[], heldBack: readonly object[]): object {
  const parameters = Float64Array.from(trained.parameters)
  const accuracy = (digits: Digits) => {
    const right = countRight(parameters, digits)
    return { right, of: digits.count, share: right / digits.count }
  }
  return {
    name: 'digits-mlp',
    architecture: {
      sizes: SIZES,
      layers: 'y = W x + b, ReLU after every layer but the last',
      input: 'pixel / 16, row by row from the top',
      output: 'ten scores; the greatest (the first of equals) is the answer',
    },
    tensors,
    accuracy: {
      heldBack: accuracy(trained.heldBack),
      train: accuracy(trained.train),
      arithmetic: 'float32 parameters, float64 sums',
    },
    heldBack,
    training: {
      command: 'node scripts/run.mjs src/proof/example/train.ts',
      seed: SEED,
      random: 'xoshiro128** seeded by splitmix32; split, initial weights and shuffles in this order',
      initial: 'weights normal with variance 1/inputs, biases 0',
      loss: 'softmax cross-entropy',
      lastLoss: trained.loss,
      optimizer: 'Adam with decoupled weight decay',
      ...ADAM,
      ...TRAINING,
      schedule: 'half a cosine from rate to 0, per batch',
      arithmetic: 'float64, rounded to float32 at the end',
      checkpoint: trained.checkpoint,
    },
    split: { rule: 'stratified by label', train: trained.train.count, heldBack: trained.heldBack.count },
    data: {
      origin: 'Optical Recognition of Handwritten Digits, test set (E. Alpaydin, C. Kaynak, 1998), as in scikit-learn',
      images: trained.train.count + trained.heldBack.count,
      licence: 'BSD-3-Clause, see ../README.md',
    },
  }
}
