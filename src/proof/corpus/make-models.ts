import { crc32 } from '../../core/numeric/crc32.ts'
import { bytesOf } from './make-files.ts'

/** Model files that tests make up. */

export function joined(...parts: readonly (Uint8Array | string)[]): Uint8Array {
  const arrays = parts.map((part) => (typeof part === 'string' ? bytesOf(part) : part))
  const result = new Uint8Array(arrays.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const array of arrays) {
    result.set(array, at)
    at += array.length
  }
  return result
}

export function u16(value: number): Uint8Array {
  return Uint8Array.of(value & 255, (value >> 8) & 255)
}

export function u32(value: number): Uint8Array {
  return new Uint8Array(Uint32Array.of(value).buffer)
}

export function u64(value: number | bigint): Uint8Array {
  return new Uint8Array(BigUint64Array.of(BigInt(value)).buffer)
}

export function floats(...values: readonly number[]): Uint8Array {
  return new Uint8Array(Float32Array.from(values).buffer)
}

/** A safetensors file with exactly this header text. */
export function safetensors(header: string, data: Uint8Array = new Uint8Array()): Uint8Array {
  const text = new TextEncoder().encode(header)
  return joined(u64(text.length), text, data)
}

interface Stored {
  readonly shape: readonly number[]
  /** Absent: F32. Of another type, `data` is only the bytes. */
  readonly dtype?: string
  readonly data: Float32Array
}

/** A safetensors file of these tensors, one after the other. */
export function safetensorsOf(tensors: Readonly<Record<string, Stored>>): Uint8Array {
  let at = 0
  const header = Object.entries(tensors).map(([name, { shape, dtype = 'F32', data }]) => {
    const begin = at
    at += data.byteLength
    return [name, { dtype, shape, data_offsets: [begin, at] }]
  })
  const parts = Object.values(tensors).map(({ data }) => new Uint8Array(data.buffer, data.byteOffset, data.byteLength))
  return safetensors(JSON.stringify(Object.fromEntries(header)), joined(...parts))
}

export interface ZipMember {
  readonly name: string
  readonly data: Uint8Array
  /** As it stands in the archive; absent: stored. */
  readonly packed?: Uint8Array
  readonly method?: number
  readonly crc?: number
  readonly size?: number
  /** Where the list of the archive says it is; nothing is written for it then. Absent: where it was written. */
  readonly at?: number
}

/** A zip archive. */
export function zipOf(members: readonly ZipMember[], comment = ''): Uint8Array {
  const local: Uint8Array[] = []
  const central: Uint8Array[] = []
  let at = 0
  for (const member of members) {
    const { name, data, packed = data, method = 0, crc = crc32(data), size = data.length } = member
    const text = new TextEncoder().encode(name)
    const common = joined(
      u16(20),
      u16(0),
      u16(method),
      u32(0),
      u32(crc),
      u32(packed.length),
      u32(size),
      u16(text.length),
    )
    const entry = joined('PK\x03\x04', common, u16(0), text, packed)
    central.push(
      joined('PK\x01\x02', u16(20), common, u16(0), u16(0), u16(0), u16(0), u32(0), u32(member.at ?? at), text),
    )
    if (member.at !== undefined) continue
    local.push(entry)
    at += entry.length
  }
  const list = joined(...central)
  const end = joined('PK\x05\x06', u32(0), u16(members.length), u16(members.length), u32(list.length), u32(at))
  return joined(...local, list, end, u16(comment.length), comment)
}

/** A protobuf field: a number as varint, or bytes with their length. */
export function field(number: number, value: number | Uint8Array | string): Uint8Array {
  if (typeof value === 'number') return joined(varint(number * 8), varint(value))
  const bytes = typeof value === 'string' ? new TextEncoder().encode(value) : value
  return joined(varint(number * 8 + 2), varint(bytes.length), bytes)
}

/** A whole number; one below 0 takes ten bytes. */
export function varint(value: number | bigint): Uint8Array {
  const bytes: number[] = []
  let rest = BigInt.asUintN(64, BigInt(value))
  for (; rest >= 128n; rest >>= 7n) bytes.push(Number(rest & 127n) + 128)
  return Uint8Array.from([...bytes, Number(rest)])
}
