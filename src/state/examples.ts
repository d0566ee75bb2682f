import type { Params } from '../core/params.ts'

/** What ships under `public/examples`; a test holds this list against the files. */
export const EXAMPLES = [
  {
    name: 'digits-mlp',
    tensors: [
      { name: 'fc1.weight', shape: [48, 64] },
      { name: 'fc1.bias', shape: [48] },
      { name: 'fc2.weight', shape: [24, 48] },
      { name: 'fc2.bias', shape: [24] },
      { name: 'fc3.weight', shape: [10, 24] },
      { name: 'fc3.bias', shape: [10] },
    ],
  },
] as const

/** The parameters of a source that is a tensor of the example; the first one is the default. */
export const exampleParams = (tensor: string): Params => (tensor === EXAMPLES[0].tensors[0].name ? {} : { tensor })
