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
