/** The letters of safetensors and GGUF for the kinds of numbers, by the names of PyTorch and ONNX. */
const LETTERS: ReadonlyMap<string, string> = new Map([
  ['bfloat', 'BF'],
  ['float', 'F'],
  ['complex', 'C'],
  ['uint', 'U'],
  ['int', 'I'],
])

/** Names without a size, and those of NumPy and of texts whose size is no number of bytes. */
const WHOLE: ReadonlyMap<string, string> = new Map([
  ['FLOAT', 'F32'],
  ['DOUBLE', 'F64'],
  ['f64 text', 'F64'],
  ['bool', 'BOOL'],
  ['b1', 'BOOL'],
])

/**
 * An element type as the File view writes it, whatever the format calls it: `F32` for NumPy's `f4`, PyTorch's `float32`
 * and ONNX's `FLOAT`. Types that others do not have keep their names.
 */
export function dtypeName(dtype: string): string {
  const bare = dtype.replace(/^[<>|=]/, '')
  const known = WHOLE.get(bare)
  if (known) return known
  const numpy = /^([fiuc])(\d+)$/.exec(bare)
  if (numpy?.[1]) return `${numpy[1].toUpperCase()}${8 * Number(numpy[2])}`
  const [, kind = '', bits = '', split = ''] = /^(bfloat|float|complex|uint|int)(\d+)(?:_?(e\w+))?$/i.exec(bare) ?? []
  const letters = LETTERS.get(kind.toLowerCase())
  if (!letters) return dtype
  // `fn`, finite only, is what every E4M3 without a further mark is, `fnu` every E8M0; `x2` says how PyTorch counts
  return `${letters}${bits}${split ? `_${split.toUpperCase().replace(/FNU?(?:_X2)?$/, '')}` : ''}`
}
