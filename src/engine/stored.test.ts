import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { createLocalEngine } from './local-engine.ts'
import { CALM } from './testing/scripted.ts'

const QDQ = new URL('../proof/fixtures/corpus/onnx/dtypes_qdq.onnx', import.meta.url)

test('weights that the file has quantized come with codes and scales, one by one', async () => {
  const engine = createLocalEngine(CALM)
  const files = [new File([Uint8Array.from(await readFile(QDQ))], 'dtypes_qdq.onnx')]
  const plain = await engine.load({ kind: 'files', files, tensor: 'w_int8' })
  expect(plain.stored).toBeUndefined()
  const derived = plain.tensors.find(({ dtype }) => dtype === 'INT8 × FLOAT')
  expect(derived).toMatchObject({ shape: [64, 48], count: 3072, bytes: 3072 })
  const codes = await engine.values(3072)
  const weights = await engine.load({ kind: 'files', files, tensor: derived?.name ?? '' })
  expect(weights.stored).toEqual({ kind: 'affine', dtype: 'INT8', scales: 1, axis: null, group: null })
  await engine.run({ weights: weights.id, method: 'affine', params: { k: 4 }, bins: 80 })
  const { stored, index } = await engine.pick({ index: 777 })
  const values = await engine.values(3072)
  expect(stored).toMatchObject({ kind: 'affine', code: codes?.[index], zeroPoint: 0 })
  if (stored?.kind !== 'affine') throw new Error('a code was expected')
  expect(values?.[index]).toBe(Math.fround(stored.code * stored.scale))
  engine.dispose()
})
