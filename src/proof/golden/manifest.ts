import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** One case of a family: a question and the answers of one or more references. */
export interface GoldenCase {
  readonly id: string
  readonly source: readonly string[]
  readonly params: Readonly<Record<string, unknown>>
  readonly inputs: Readonly<Record<string, string | readonly string[]>>
  readonly outputs: Readonly<Record<string, string>>
  readonly compare: string
}

interface FileEntry {
  readonly dtype: string
  readonly shape?: readonly number[]
  readonly data_offset?: number
  readonly bytes: number
  readonly sha256: string
}

/** One family: its cases, and its files by name. */
export interface Family {
  readonly family: string
  readonly cases: readonly GoldenCase[]
  readonly files: Readonly<Record<string, FileEntry>>
}

/** Families that the top manifest lists, with the counts that it states. */
export interface Index {
  readonly families: readonly { family: string; manifest: string; cases: number; files: number }[]
}

/** An array as the references wrote it. Numbers are as stored; float32 stays Float32Array. */
export interface GoldenArray {
  readonly shape: readonly number[]
  readonly data: Float32Array | Float64Array
}

export async function readJson<T>(dir: string, path: string): Promise<T> {
  return JSON.parse(await readFile(join(dir, path), 'utf8'))
}

/** The files of one family, read and checked against the manifest. */
export class FamilyFiles {
  readonly #contents = new Map<string, Buffer>()
  readonly #entries: Family['files']

  private constructor(entries: Family['files']) {
    this.#entries = entries
  }

  /** Reads every file that the manifest lists. Returns what is wrong with them beside. */
  static async read(dir: string, entries: Family['files']): Promise<{ files: FamilyFiles; problems: string[] }> {
    const files = new FamilyFiles(entries)
    const problems: string[] = []
    for (const [name, entry] of Object.entries(entries)) {
      const content = await readFile(join(dir, name)).catch(() => null)
      if (content === null) problems.push(`${name} cannot be read`)
      else if (content.length !== entry.bytes) {
        problems.push(`${name} has ${content.length} bytes, the manifest says ${entry.bytes}`)
      } else if (createHash('sha256').update(content).digest('hex') !== entry.sha256) {
        problems.push(`${name} has another sha256 than the manifest says`)
      } else files.#contents.set(name, content)
    }
    return { files, problems }
  }

  /** The array that `reference` names: `file`, `file#i` for its row i, `file#i:j` for rows i … j − 1. Several are joined flat, in order. */
  array(reference: string | readonly string[]): GoldenArray {
    if (typeof reference !== 'string') return joined(reference.map((name) => this.array(name)))
    const [name = '', rows] = reference.split('#')
    const whole = this.#whole(name)
    if (rows === undefined) return whole
    const [first, end] = rows.split(':').map(Number)
    return end === undefined ? rowOf(whole, first ?? NaN) : rowsOf(whole, first ?? NaN, end)
  }

  /** The content of a file of JSON. Throws where it is none. */
  json(name: string): unknown {
    const content = this.#contents.get(name)
    if (!content) throw new Error(`${name} is not a readable file of the manifest`)
    return JSON.parse(content.toString('utf8'))
  }

  #whole(name: string): GoldenArray {
    const entry = this.#entries[name]
    const content = this.#contents.get(name)
    if (!entry || !content) throw new Error(`${name} is not a readable file of the manifest`)
    if (!entry.shape || entry.data_offset === undefined) throw new Error(`${name} is not an array`)
    const n = product(entry.shape)
    const data = decode(entry.dtype, content.subarray(entry.data_offset))
    if (data.length !== n) throw new Error(`${name} holds ${data.length} numbers, its shape says ${n}`)
    return { shape: entry.shape, data }
  }
}

export function product(sizes: readonly number[]): number {
  return sizes.reduce((a, b) => a * b, 1)
}

/** Little-endian numbers of a NumPy type. float32 keeps its type, so that a method can tell it from float64. */
function decode(dtype: string, bytes: Uint8Array): Float32Array | Float64Array {
  const { buffer } = Uint8Array.from(bytes)
  if (dtype === '<f4') return new Float32Array(buffer)
  if (dtype === '<f8') return new Float64Array(buffer)
  if (dtype === '|i1') return Float64Array.from(new Int8Array(buffer))
  if (dtype === '|u1' || dtype === '|b1') return Float64Array.from(new Uint8Array(buffer))
  if (dtype === '<i2') return Float64Array.from(new Int16Array(buffer))
  if (dtype === '<u2') return Float64Array.from(new Uint16Array(buffer))
  if (dtype === '<i4') return Float64Array.from(new Int32Array(buffer))
  if (dtype === '<u4') return Float64Array.from(new Uint32Array(buffer))
  if (dtype === '<i8') return Float64Array.from(new BigInt64Array(buffer), Number)
  throw new Error(`the type ${dtype} has no reader`)
}

function rowOf({ shape, data }: GoldenArray, row: number): GoldenArray {
  const rest = shape.slice(1)
  const size = product(rest)
  if (!(row >= 0 && row < (shape[0] ?? 0))) throw new Error(`there is no row ${row}`)
  return { shape: rest, data: data.slice(row * size, (row + 1) * size) }
}

function rowsOf(whole: GoldenArray, first: number, end: number): GoldenArray {
  const rows = Array.from({ length: Math.max(0, end - first) }, (_, i) => rowOf(whole, first + i))
  return { shape: [rows.length, ...whole.shape.slice(1)], data: joined(rows).data }
}

function joined(parts: readonly GoldenArray[]): GoldenArray {
  const n = parts.reduce((sum, part) => sum + part.data.length, 0)
  const single = parts.every((part) => part.data instanceof Float32Array)
  const data = single ? new Float32Array(n) : new Float64Array(n)
  let at = 0
  for (const part of parts) {
    data.set(part.data, at)
    at += part.data.length
  }
  return { shape: [n], data }
}
