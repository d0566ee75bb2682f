import type { Reader } from '../reader.ts'

const found = import.meta.glob<Reader>(['./*.ts', '!./index.ts', '!./*.test.ts'], { eager: true, import: 'reader' })

/** In the order of the list of what opens, which is `OPENS`. */
export const READERS: readonly Reader[] = Object.values(found).sort((a, b) => a.order - b.order)

/** Extensions that promise something else than the formats of the readers. */
const PROMISES: ReadonlySet<string> = new Set('h5 tflite pb zip gz png jpg jpeg pdf'.split(' '))

/** The reader of a format that `sniff` names, or undefined where there is none. */
export function readerOf(format: string): Reader | undefined {
  return READERS.find((reader) => reader.id === format)
}

/** Does `extension`, without its dot, promise something else than the format of `reader`? */
export function misleads(reader: Reader, extension: string): boolean {
  if (reader.extensions.includes(extension) || reader.alsoFine.includes(extension)) return false
  return PROMISES.has(extension) || READERS.some((other) => other.extensions.includes(extension))
}
