import type { BlockCodec } from '../codecs/ggml/block.ts'

/** Types whose codes follow from their scale: NumPy alone gives them. */
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
export async function ggufNumpy(type: string, codec: BlockCodec): Promise<string> {
  const direct = DIRECT[type]
  const lines = direct ? `${HALF}\n\n${direct(codec)}` : ''
  return `${IMPORTS}

${blocksNumpy(codec)}
${lines}
codes = codes.ravel()[:x.size].reshape(x.shape)
values = values.ravel()[:x.size].reshape(x.shape)`
}

const IMPORTS = 'import numpy as np'

/** NaN, ±∞ and what fills the last block up count as 0. */
function blocksNumpy({ elements }: BlockCodec): string {
  return `x = np.asarray(x, np.float32)
flat = np.where(np.isfinite(x), x, np.float32(0)).ravel()
blocks = np.pad(flat, (0, -x.size % ${elements})).reshape(-1, ${elements})`
}

const HALF = `
def half(v):
    return np.clip(v, -65504, 65504).astype(np.float16).astype(np.float32)

def inverse(d):
    with np.errstate(divide='ignore', over='ignore'):
        return np.where(d == 0, np.float32(0), np.float32(1) / d)

def whole(v):
    return np.where(np.isfinite(v), v, 0).astype(np.int32)`

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
