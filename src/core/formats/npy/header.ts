import { CoreError } from '../../errors.ts'
import { excerpt } from '../excerpt.ts'
import type { RefusedKind } from '../problems.ts'
import { countOf, isShape } from '../shape.ts'
import { type ByteSource, readBytes } from '../source.ts'
import type { ElementType } from '../elements.ts'
import { type Literal, parseLiteral } from './python-literal.ts'

/** The header of a NumPy file, checked against the size of the file. */
export interface Header {
  readonly dtype: string
  readonly type: ElementType
  readonly fortranOrder: boolean
  readonly shape: readonly number[]
  readonly count: number
  readonly dataStart: number
  readonly dataEnd: number
}

/** Longer headers belong to structured types, which are refused anyway. */
const HEADER_LIMIT = 1 << 16

/** https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html. Throws the `npy-…` problems. */
export async function readHeader(file: ByteSource): Promise<Header> {
  const { text, dataStart } = await headerText(file)
  const fields = parseLiteral(text)
  if (!(fields instanceof Map)) throw new CoreError('npy-header', { file: file.name, text: excerpt(text) })
  const { dtype, type } = elementType(file, field(file, fields, 'descr'))
  const order = field(file, fields, 'fortran_order')
  if (typeof order !== 'boolean') throw new CoreError('npy-header-key', { file: file.name, key: 'fortran_order' })
  const shape = shapeOf(file, field(file, fields, 'shape'))
  const count = countOf(shape)
  const dataEnd = Number(count * BigInt(type.bytes)) + dataStart
  if (dataEnd > file.size) {
    const values = { file: file.name, shape: excerpt(`(${shape.join(', ')})`), dtype, needs: dataEnd, bytes: file.size }
    throw new CoreError('npy-truncated', values)
  }
  return { dtype, type, fortranOrder: order, shape, count: Number(count), dataStart, dataEnd }
}

async function headerText(file: ByteSource): Promise<{ text: string; dataStart: number }> {
  const cut = (needs: number) => new CoreError('header-cut', { file: file.name, needs, bytes: file.size })
  if (file.size < 12) throw cut(12)
  const start = await readBytes(file, 0, 12)
  const [major, minor] = [start[6], start[7]]
  if (major < 1 || major > 3 || minor !== 0) {
    throw new CoreError('npy-version', { file: file.name, version: `${major}.${minor}` })
  }
  const view = new DataView(start.buffer, start.byteOffset)
  const textStart = major === 1 ? 10 : 12
  const dataStart = textStart + (major === 1 ? view.getUint16(8, true) : view.getUint32(8, true))
  if (dataStart > file.size) throw cut(dataStart)
  const text = new TextDecoder().decode(await readBytes(file, textStart, Math.min(dataStart, HEADER_LIMIT)))
  return { text, dataStart }
}

function field(file: ByteSource, fields: ReadonlyMap<string, Literal>, key: string): Literal {
  const value = fields.get(key)
  if (value === undefined) throw new CoreError('npy-header-key', { file: file.name, key })
  return value
}

const KINDS = { f: 'float', i: 'int', u: 'uint', b: 'bool' } as const
const SIZES = { f: [2, 4, 8], i: [1, 2, 4, 8], u: [1, 2, 4, 8], b: [1] } as const

function elementType(file: ByteSource, descr: Literal): { dtype: string; type: ElementType } {
  const text = typeof descr === 'string' ? descr : literalText(descr)
  const match = /^([<>|=]?)([fiub])(\d{1,2})$/.exec(text)
  const letter = match?.[2] as keyof typeof KINDS | undefined
  const bytes = Number(match?.[3])
  if (letter === undefined || !(SIZES[letter] as readonly number[]).includes(bytes)) {
    const kind = typeof descr === 'string' ? refusedKind(descr) : 'structured'
    throw new CoreError('npy-dtype', { file: file.name, dtype: excerpt(text), kind })
  }
  const bigEndian = match?.[1] === '>' && bytes > 1
  return { dtype: `${bigEndian ? '>' : ''}${letter}${bytes}`, type: { kind: KINDS[letter], bytes, bigEndian } }
}

const REFUSED: Readonly<Record<string, RefusedKind>> = {
  O: 'object',
  c: 'complex',
  U: 'text',
  S: 'text',
  a: 'text',
  M: 'date',
  m: 'date',
  V: 'bytes',
  f: 'long-double',
}

function refusedKind(descr: string): RefusedKind {
  const letter = /^[<>|=]?([A-Za-z])(?:\d|\[|$)/.exec(descr)?.[1] ?? ''
  return Object.hasOwn(REFUSED, letter) ? REFUSED[letter] : 'other'
}

function shapeOf(file: ByteSource, value: Literal): readonly number[] {
  // what is too large for a size is still too large when it is rounded
  const numberOf = (size: Literal) => (typeof size === 'bigint' ? Number(size) : size)
  const shape = Array.isArray(value) ? value.map(numberOf) : value
  if (isShape(shape)) return shape
  throw new CoreError('npy-shape', { file: file.name, shape: excerpt(literalText(value)) })
}

/** A literal as Python writes it, near enough for a sentence. */
function literalText(value: Literal): string {
  if (value === null) return 'None'
  if (typeof value === 'string') return `'${value}'`
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value === 'bigint') return value.toString()
  return value instanceof Map ? '{…}' : `(${(value as readonly Literal[]).map(literalText).join(', ')})`
}
