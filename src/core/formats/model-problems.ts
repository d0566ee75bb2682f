import type { RefusedKind } from './problems.ts'

/** Why the number type of a tensor in a model file is not read. */
export type UnreadKind = RefusedKind | 'unknown' | 'small-float' | 'quantized' | 'sparse'

/**
 * What the readers of model files refuse, beside `FileProblems`. `tensor`, `member` and other texts from a file are
 * shortened; numbers that a file only claims may be beyond 2^53 and come as text.
 */
export interface ModelProblems {
  'no-tensors': { file: string; format: string }
  /** Its bytes would end at `needs`. */
  'tensor-cut': { file: string; tensor: string; needs: number; bytes: number }
  'tensor-range': { file: string; tensor: string; begin: string; end: string }
  'tensor-shape': { file: string; tensor: string; shape: string }
  /** The shape needs other bytes than are there. */
  'tensor-size': { file: string; tensor: string; shape: string; dtype: string; needs: string; bytes: number }
  'tensor-dtype': { file: string; tensor: string; dtype: string; kind: UnreadKind }
  /** `shape` is empty where none was asked for. */
  'raw-short': { file: string; dtype: string; offset: number; bytes: number; shape: string }

  'safetensors-header': { file: string; fault: 'utf8' | 'json' | 'object'; text: string }
  'safetensors-header-length': { file: string; length: string; limit: number }
  /** `key` of the entry is missing or wrong. */
  'safetensors-entry': { file: string; tensor: string; key: string }
  /** `names` holds the first few of `count` files that the index names. */
  'safetensors-shards': { file: string; names: string; count: number }

  'zip-damaged': { file: string; fault: 'cut' | 'directory' }
  'zip-member': { file: string; member: string; fault: 'encrypted' | 'data' | 'crc' | 'size' | 'place' | 'overlap' }
  'zip-method': { file: string; member: string; method: number }
  'zip-large': { file: string; member: string; bytes: number; limit: number }

  'gguf-version': { file: string; version: number }
  'gguf-endian': { file: string }
  'gguf-count': { file: string; fault: 'tensors' | 'metadata'; length: string }
  /** `most`: the bytes that follow in the file or, of a key or name, the limit. */
  'gguf-string': { file: string; fault: 'length' | 'name'; length: string; most: number }
  'gguf-array': { file: string; fault: 'length' | 'nested'; length: string }
  'gguf-value-type': { file: string; key: string; type: number }
  'gguf-tensor-type': { file: string; tensor: string; type: string; fault: 'unknown' | 'removed' | 'undecoded' }
  'gguf-block': { file: string; tensor: string; row: number; type: string; block: number }
  'gguf-dimensions': { file: string; tensor: string; dimensions: number; most: number }
  'gguf-alignment': { file: string; alignment: string }

  /** `at`: the byte where it went wrong. */
  'onnx-damaged': { file: string; fault: 'varint' | 'length' | 'field' | 'name' | 'dimensions'; at: number }
  'onnx-deep': { file: string; limit: number }
  'onnx-external': { file: string; tensor: string; location: string }

  'pt-legacy': { file: string }
  'pt-torchscript': { file: string }
  'pt-endian': { file: string }
  'pt-module': { file: string; name: string }
  'pt-pickle': { file: string; fault: 'opcode' | 'cut' | 'stack' | 'large'; at: number }
  /** The pickle holds no tensor, but a call of `name`. */
  'pt-call': { file: string; name: string }
  'pt-object': { file: string; tensor: string; name: string }
  'pt-storage-missing': { file: string; tensor: string; storage: string }
  'pt-storage': { file: string; tensor: string; storage: string; needs: string; bytes: number }

  'url-bad': { href: string }
  /** `status` of HTTP. */
  'url-status': { file: string; host: string; status: number }
  'url-closed': { file: string; host: string }
  'url-silent': { file: string; host: string }
  /** `bytes` is 0 where the host does not say. */
  'url-large': { file: string; host: string; bytes: number; limit: number }
}

/** Remarks on model files that were opened. */
export interface ModelNotes {
  /** `count` pairs of tensors share bytes; the first are `name` and `other`. */
  'note-overlap': { file: string; name: string; other: string; count: number }
  /** `count` bytes between tensors belong to none. */
  'note-gap': { file: string; count: number }
  'note-raw-length': { file: string; dtype: string; size: number; count: number }
  'note-no-arrays': { file: string; names: string; count: number }
  'note-name': { file: string; name: string }
  'note-key-twice': { file: string; key: string }
  'note-unaligned': { file: string; tensor: string; offset: string; alignment: number }
  'note-objects': { file: string; names: string; count: number }
  'note-shards': { file: string; names: string; count: number }
  'note-no-ranges': { file: string; host: string; bytes: number }
}
