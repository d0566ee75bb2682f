/** What a signature can say about a file. */
type Nature = 'format' | 'image' | 'packed' | 'foreign'

/** What a file is, by its content alone. `name` is the id of a format, or what a sentence calls the thing. */
export type Sniffed =
  | { readonly nature: Nature | 'web-page'; readonly name: string }
  | { readonly nature: 'lfs-pointer'; readonly bytes: number }
  | { readonly nature: 'short' | 'unknown' }

interface Signature {
  readonly nature: Nature
  /** For a format: its id. Otherwise the name that a sentence uses. */
  readonly name: string
  readonly at: number
  /** One character per byte. */
  readonly magic: string
}

const signature = (nature: Nature, name: string, magic: string, at = 0): Signature => ({ nature, name, at, magic })

/** https://en.wikipedia.org/wiki/List_of_file_signatures, and the formats' own documents. */
export const SIGNATURES: readonly Signature[] = [
  signature('format', 'npy', '\x93NUMPY'),
  signature('format', 'gguf', 'GGUF'),
  // torch.save before 1.6: the pickled number 0x1950a86a20f9469cfc6c
  signature('format', 'pt', '\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19'),
  signature('format', 'pickle', '\x80\x02'),
  signature('format', 'pickle', '\x80\x03'),
  signature('format', 'pickle', '\x80\x04'),
  signature('format', 'pickle', '\x80\x05'),
  signature('image', 'PNG', '\x89PNG\r\n'),
  signature('image', 'JPEG', '\xff\xd8\xff'),
  signature('image', 'GIF', 'GIF8'),
  signature('image', 'WebP', 'WEBP', 8),
  signature('image', 'TIFF', 'II*\0'),
  signature('image', 'TIFF', 'MM\0*'),
  signature('packed', 'gzip', '\x1f\x8b'),
  signature('packed', 'Zstandard', '\x28\xb5\x2f\xfd'),
  signature('packed', 'xz', '\xfd7zXZ\0'),
  signature('packed', 'bzip2', '1AY&SY', 4),
  signature('packed', '7-Zip (7z)', '7z\xbc\xaf\x27\x1c'),
  signature('packed', 'RAR', 'Rar!\x1a\x07'),
  signature('packed', 'tar', 'ustar', 257),
  signature('foreign', 'HDF5 (Keras)', '\x89HDF\r\n\x1a\n'),
  signature('foreign', 'TensorFlow Lite', 'TFL3', 4),
  signature('foreign', 'Parquet', 'PAR1\x15'),
  signature('foreign', 'MATLAB', 'MATLAB 5.0'),
  signature('foreign', 'PDF', '%PDF-'),
  signature('foreign', 'SQLite', 'SQLite format 3\0'),
]

/** What each file within a zip archive begins with, and what an archive without files consists of. */
export const ZIP_MEMBER = 'PK\x03\x04'
export const ZIP_END = 'PK\x05\x06'

/** Are the bytes of `magic` at its place in `head`? */
export function carries(head: Uint8Array, magic: string, at = 0): boolean {
  if (head.length < at + magic.length) return false
  for (let i = 0; i < magic.length; i++) if (head[at + i] !== magic.charCodeAt(i)) return false
  return true
}

/** Is `head`, all of a very short file, the beginning of a signature and nothing more? */
export function beginsSignature(head: Uint8Array): boolean {
  const magics = [ZIP_MEMBER, ...SIGNATURES.filter(({ at }) => at === 0).map(({ magic }) => magic)]
  return magics.some((magic) => head.length < magic.length && carries(head, magic.slice(0, head.length)))
}
