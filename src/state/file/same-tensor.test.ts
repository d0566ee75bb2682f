import { expect, test } from 'vitest'
import type { TensorInfo } from '../../core/formats/contents.ts'
import { pairsOf } from './same-tensor.ts'

const infos = (...names: readonly string[]): TensorInfo[] =>
  names.map((name) => ({ name, shape: [2], dtype: 'F32', count: 2, bytes: 8 }))
const pairs = (own: readonly string[], other: readonly string[]): [string, string][] => [
  ...pairsOf(infos(...own), infos(...other)),
]

test('the same name is the same tensor', () => {
  expect(pairs(['a', 'b'], ['b', 'c'])).toEqual([['b', 'b']])
})

test('a GGUF name stands for that of Hugging Face, either way round', () => {
  const gguf = [
    'token_embd.weight',
    'blk.10.ffn_down.weight',
    'blk.0.attn_v.bias',
    'output_norm.weight',
    'output.weight',
  ]
  const model = [
    'model.embed_tokens.weight',
    'model.layers.10.mlp.down_proj.weight',
    'model.layers.0.self_attn.v_proj.bias',
    'model.norm.weight',
    'lm_head.weight',
  ]
  expect(pairs(gguf, model)).toEqual(gguf.map((name, i) => [name, model[i]]))
  expect(pairs(model, gguf)).toEqual(model.map((name, i) => [name, gguf[i]]))
})

test('rows of queries and keys may stand in another order: nothing is said of them', () => {
  expect(pairs(['blk.0.attn_q.weight', 'blk.0.attn_k.weight'], ['model.layers.0.self_attn.q_proj.weight'])).toEqual([])
})

test('ffn_norm is another norm in another model: nothing is said of it', () => {
  expect(pairs(['blk.0.ffn_norm.weight'], ['model.layers.0.post_attention_layernorm.weight'])).toEqual([])
})

test('where two stand for one, neither is taken', () => {
  expect(pairs(['output.weight', 'lm_head.weight'], ['lm_head.weight'])).toEqual([['lm_head.weight', 'lm_head.weight']])
  expect(pairs(['blk.1.ffn_up.weight'], ['blk.01.ffn_up.weight', 'model.layers.1.mlp.up_proj.weight'])).toEqual([
    ['blk.1.ffn_up.weight', 'model.layers.1.mlp.up_proj.weight'],
  ])
})
