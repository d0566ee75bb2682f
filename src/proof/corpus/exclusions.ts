/** Formats of the corpus that are recognised but have no reader. */
interface Exclusion {
  /** As the sentence "Quantscope does not open <format> yet" calls it; null where content does not tell the format. */
  readonly called: string | null
  readonly reason: string
}

/** The only list of what is not checked in full. Of these files only the refusal is checked. */
export const EXCLUSIONS: ReadonlyMap<string, Exclusion> = new Map([
  ['npz', { called: 'npz', reason: 'npz has no reader yet' }],
  ['safetensors', { called: 'safetensors', reason: 'safetensors has no reader yet' }],
  ['safetensors-index', { called: 'safetensors', reason: 'safetensors has no reader yet' }],
  ['gguf', { called: 'gguf', reason: 'gguf has no reader yet' }],
  ['onnx', { called: 'onnx', reason: 'onnx has no reader yet' }],
  ['pt', { called: 'pt', reason: 'pt has no reader yet' }],
  ['pt-legacy', { called: 'pt', reason: 'pt has no reader yet' }],
  ['torchscript', { called: 'pt', reason: 'pt has no reader yet' }],
  ['raw', { called: null, reason: 'raw has no reader yet: a person must say the type' }],
])
