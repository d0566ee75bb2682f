import type { TensorInfo } from '../../core/formats/contents.ts'

/**
 * What llama.cpp calls the tensors of Hugging Face's models. The projections of queries and keys are left out: the
 * converter reorders their rows for some models and not for others, so that equal places are not the same weight. So is
 * `ffn_norm`, which is `post_attention_layernorm` in some models and `pre_feedforward_layernorm` in others.
 */
const LAYER: ReadonlyMap<string, string> = new Map([
  ['attn_norm', 'input_layernorm'],
  ['attn_v', 'self_attn.v_proj'],
  ['attn_output', 'self_attn.o_proj'],
  ['ffn_gate', 'mlp.gate_proj'],
  ['ffn_up', 'mlp.up_proj'],
  ['ffn_down', 'mlp.down_proj'],
])
const WHOLE: ReadonlyMap<string, string> = new Map([
  ['token_embd', 'model.embed_tokens'],
  ['output_norm', 'model.norm'],
  ['output', 'lm_head'],
])

/** The name in `model.layers.…` that a GGUF name stands for; else the name itself. */
function commonName(name: string): string {
  const [, layer, part, rest] = /^(?:blk\.(\d+)\.)?(\w+)\.(weight|bias)$/.exec(name) ?? []
  const other = part && (layer === undefined ? WHOLE : LAYER).get(part)
  if (!other) return name
  return layer === undefined ? `${other}.${rest}` : `model.layers.${layer}.${other}.${rest}`
}

/**
 * For every tensor of one file the name of the same one in another: by its name, or by what both names stand for where
 * no third one stands for it too.
 */
export function pairsOf(tensors: readonly TensorInfo[], others: readonly TensorInfo[]): ReadonlyMap<string, string> {
  const exact = new Set(others.map(({ name }) => name))
  const byCommon = new Map<string, string | null>()
  for (const { name } of others) byCommon.set(commonName(name), byCommon.has(commonName(name)) ? null : name)
  const uses = new Map<string, number>()
  for (const { name } of tensors) uses.set(commonName(name), (uses.get(commonName(name)) ?? 0) + 1)
  return new Map(
    tensors.flatMap(({ name }): [string, string][] => {
      if (exact.has(name)) return [[name, name]]
      const common = commonName(name)
      const other = uses.get(common) === 1 ? byCommon.get(common) : null
      return other ? [[name, other]] : []
    }),
  )
}
