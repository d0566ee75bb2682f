import type { BlockCodec } from '../codecs/ggml/block.ts'

/** Types whose codes follow from the scale: NumPy alone gives them. */
const DIRECT: Readonly<Record<string, (codec: BlockCodec) => string>> = {
  Q4_0: signedNumpy,
  Q5_0: signedNumpy,
  Q4_1: minMaxNumpy,
  Q5_1: minMaxNumpy,
  Q8_0: absmaxNumpy,
  TQ1_0: absmaxNumpy,
  TQ2_0: absmaxNumpy,
}

/** Python that turns `x` into `codes` and `values`, bit for bit. */
export function ggufNumpy(type: string, codec: BlockCodec): string {
  const direct = DIRECT[type]
  return `${direct ? directNumpy(direct(codec), codec) : searchedNumpy(type, codec)}
codes = codes.ravel()[:x.size].reshape(x.shape)
values = values.ravel()[:x.size].reshape(x.shape)`
}

/** NaN, ±∞ and what fills the last block up count as 0. */
function blocksNumpy({ elements }: BlockCodec): string {
  return `x = np.asarray(x, np.float32)
flat = np.where(np.isfinite(x), x, np.float32(0)).ravel()
blocks = np.pad(flat, (0, -x.size % ${elements})).reshape(-1, ${elements})`
}

function directNumpy(lines: string, codec: BlockCodec): string {
  return `import numpy as np

def half(v):
    return np.clip(v, -65504, 65504).astype(np.float16).astype(np.float32)

def inverse(d):
    with np.errstate(divide='ignore', over='ignore'):
        return np.where(d == 0, np.float32(0), np.float32(1) / d)

def whole(v):
    return np.where(np.isfinite(v), v, 0).astype(np.int32)

${blocksNumpy(codec)}
${lines}`
}

function signedNumpy({ codes }: BlockCodec): string {
  const half = -codes.min
  return `at = np.abs(blocks).argmax(axis=1)[:, None]
d = np.take_along_axis(blocks, at, axis=1) / np.float32(${codes.min})
with np.errstate(invalid='ignore'):
    codes = np.minimum(whole(blocks * inverse(d) + np.float32(${half + 0.5})), ${2 * half - 1}) - ${half}
values = codes.astype(np.float32) * half(d)`
}

function minMaxNumpy({ codes }: BlockCodec): string {
  return `m = blocks.min(axis=1, keepdims=True)
with np.errstate(invalid='ignore', over='ignore'):
    d = (blocks.max(axis=1, keepdims=True) - m) / np.float32(${codes.max})
    codes = np.minimum(whole((blocks - m) * inverse(d) + np.float32(0.5)), ${codes.max})
values = codes.astype(np.float32) * half(d) + half(m)`
}

function absmaxNumpy({ codes }: BlockCodec): string {
  return `d = np.abs(blocks).max(axis=1, keepdims=True)${codes.max === 1 ? '' : ` / np.float32(${codes.max})`}
with np.errstate(invalid='ignore'):
    steps = blocks * inverse(d)
codes = whole(np.copysign(np.floor(np.abs(steps.astype(np.float64)) + 0.5), steps))
values = codes.astype(np.float32) * half(d)`
}

/** Where the codes lie in `packed`. */
const CODES: Readonly<Record<string, string>> = {
  Q2_K: 'crumbs(packed[:, 16:80])',
  Q3_K: 'crumbs(packed[:, 32:96]) + 4 * bits(packed[:, :32]) - 4',
  Q4_K: 'nibbles(packed[:, 16:], 32)',
  Q5_K: 'nibbles(packed[:, 48:], 32) + 16 * bits(packed[:, 16:48])',
  Q6_K: 'nibbles(packed[:, :128], 64) + 16 * crumbs(packed[:, 128:192]) - 32',
  IQ4_NL: 'nibbles(packed[:, 2:], 16)',
  IQ4_XS: 'nibbles(packed[:, 8:], 16)',
}

/** Fields of bytes that hold a weight of each of several neighbouring runs. */
const FIELDS = {
  nibbles: `def nibbles(b, run):
    return (b.reshape(len(b), -1, 1, run) >> np.array([[0], [4]]) & 15).reshape(len(b), -1)`,
  crumbs: `def crumbs(b):
    return (b.reshape(len(b), -1, 1, 32) >> np.array([[0], [2], [4], [6]]) & 3).reshape(len(b), -1)`,
  bits: `def bits(b):
    return (b.reshape(len(b), 1, 32) >> np.arange(8)[:, None] & 1).reshape(len(b), -1)`,
}

/** What is searched, only ggml gives to the last bit. */
function searchedNumpy(type: string, codec: BlockCodec): string {
  const codes = CODES[type]
  const fields = Object.entries(FIELDS).filter(([name]) => codes.includes(`${name}(`))
  return `import ctypes
import gguf
import numpy as np

${fields.map(([, lines]) => lines).join('\n\n')}

${blocksNumpy(codec)}

# ${type} searches its scales, so these lines call ggml itself: libggml-base of ggml or llama.cpp. Built with fused
# multiply-add it gives a few other codes; -ffp-contract=off leaves that out.
ggml = ctypes.CDLL('libggml-base.so')
kind = gguf.GGMLQuantizationType.${type}
packed = np.empty((len(blocks), ${codec.bytes}), np.uint8)
ggml.ggml_quantize_chunk(
    ctypes.c_int(kind), ctypes.c_void_p(blocks.ctypes.data), ctypes.c_void_p(packed.ctypes.data),
    ctypes.c_int64(0), ctypes.c_int64(len(blocks)), ctypes.c_int64(${codec.elements}), None)
codes = ${codes}
values = gguf.quants.dequantize(packed, kind)`
}
