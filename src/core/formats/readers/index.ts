import type { Reader } from '../reader.ts'

const found = import.meta.glob<Reader>(['./*.ts', '!./index.ts', '!./*.test.ts'], { eager: true, import: 'reader' })

const READERS: readonly Reader[] = Object.values(found).sort((a, b) => a.order - b.order)

/** Extensions that promise a format without a reader. */
const PROMISES: ReadonlySet<string> = new Set(
  'npz safetensors gguf onnx pt pth ckpt h5 tflite pb zip gz png jpg jpeg pdf'.split(' '),
)

/** What opens, for sentences: `.npy .csv .tsv .txt .json`. */
export const OPENS = READERS.flatMap((reader) => reader.extensions.map((extension) => `.${extension}`)).join(' ')

/** The reader of a format that `sniff` names, or undefined where there is none. */
export function readerOf(format: string): Reader | undefined {
  return READERS.find((reader) => reader.id === format)
}

/** Does `extension` promise another format than the one of `reader`? */
export function misleads(reader: Reader, extension: string): boolean {
  if (reader.extensions.includes(extension) || reader.alsoFine.includes(extension)) return false
  return PROMISES.has(extension) || READERS.some((other) => other.extensions.includes(extension))
}
