import { decodeBfloat16, decodeFloat16 } from '../numeric/float16.ts'
import type { Values } from '../tensor.ts'

/** How numbers share bytes; eight of them begin with a byte. */
export interface Packing {
  /** Of one number. */
  readonly bits: 2 | 4 | 6
  /** The numbers in bytes of their own, in a copy: as many as there is room for. */
  unpack(bytes: Uint8Array): Uint8Array
}

/** How one number is stored. */
export interface ElementType {
  readonly kind: 'float' | 'bfloat' | 'code' | 'int' | 'uint' | 'bool'
  readonly bytes: number
  readonly bigEndian: boolean
  /** Of all codes of a float of at most 8 bits. */
  readonly values?: Float32Array
  /** Where several share a byte; `bytes` is that of a number by itself. */
  readonly packing?: Packing
}

/** Of one number, as it is stored. */
export const bitsOf = ({ bytes, packing }: ElementType): number => packing?.bits ?? 8 * bytes

/** Bytes that the first `count` numbers are in, exactly up to 2^47 of them; the last byte may have room. */
export function bytesUpTo(count: number, type: ElementType): number {
  return Math.ceil((count * bitsOf(type)) / 8)
}

/** The most numbers in `room` bytes, a multiple of 64, behind which a number and a byte begin together. */
export function wholeIn(room: number, type: ElementType): number {
  return 8 * Math.floor(room / bitsOf(type))
}

const HOST_IS_LITTLE = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1

/**
 * The numbers in `stored`, which may be changed and become part of the result. Where they share bytes, as many as there is
 * room for. float64 and 64-bit integers give a Float64Array (rounded to the nearest double), everything else a Float32Array.
 */
export function decodeElements(stored: Uint8Array, type: ElementType): Values {
  const bytes = type.packing?.unpack(stored) ?? stored
  const aligned = bytes.byteOffset % type.bytes === 0 ? bytes : bytes.slice()
  if (type.bigEndian === HOST_IS_LITTLE) reverseEach(aligned, type.bytes)
  const { buffer, byteOffset } = aligned
  const count = aligned.length / type.bytes
  switch (`${type.kind}${type.bytes}`) {
    case 'float2':
      return floats(new Uint16Array(buffer, byteOffset, count), decodeFloat16)
    case 'bfloat2':
      return floats(new Uint16Array(buffer, byteOffset, count), decodeBfloat16)
    case 'code1':
      return floats(aligned, (code) => type.values?.[code] ?? Number.NaN)
    case 'float4':
      return new Float32Array(buffer, byteOffset, count)
    case 'float8':
      return new Float64Array(buffer, byteOffset, count)
    case 'int1':
      return new Float32Array(new Int8Array(buffer, byteOffset, count))
    case 'int2':
      return new Float32Array(new Int16Array(buffer, byteOffset, count))
    case 'int4':
      return new Float32Array(new Int32Array(buffer, byteOffset, count))
    case 'int8':
      return doubles(new BigInt64Array(buffer, byteOffset, count))
    case 'uint1':
      return new Float32Array(aligned)
    case 'uint2':
      return new Float32Array(new Uint16Array(buffer, byteOffset, count))
    case 'uint4':
      return new Float32Array(new Uint32Array(buffer, byteOffset, count))
    case 'uint8':
      return doubles(new BigUint64Array(buffer, byteOffset, count))
    case 'bool1':
      return floats(aligned, (byte) => (byte ? 1 : 0))
    default:
      throw new TypeError(`no element type ${type.kind}${type.bytes}`)
  }
}

function floats(source: Uint8Array | Uint16Array, valueOf: (stored: number) => number): Float32Array {
  const result = new Float32Array(source.length)
  // more elements than there are codes: each code is decoded once
  const codes = 1 << (8 * source.BYTES_PER_ELEMENT)
  if (source.length <= codes) for (let i = 0; i < source.length; i++) result[i] = valueOf(source[i])
  else {
    const table = Float32Array.from({ length: codes }, (_, code) => valueOf(code))
    for (let i = 0; i < source.length; i++) result[i] = table[source[i]]
  }
  return result
}

function doubles(source: BigInt64Array | BigUint64Array): Float64Array {
  const result = new Float64Array(source.length)
  for (let i = 0; i < source.length; i++) result[i] = Number(source[i])
  return result
}

/** Turns every element of `size` bytes around, in place. */
function reverseEach(bytes: Uint8Array, size: number): void {
  for (let start = 0; start < bytes.length; start += size) {
    for (let low = start, high = start + size - 1; low < high; low++, high--) {
      const byte = bytes[low]
      bytes[low] = bytes[high]
      bytes[high] = byte
    }
  }
}

/** float64 and 64-bit integers do not fit a float32. */
export function isWide({ kind, bytes }: ElementType): boolean {
  return bytes === 8 && (kind === 'float' || kind === 'int' || kind === 'uint')
}

/** Is each value a float of at most 16 bits, whose code says as much in less room? */
export function isNarrowFloat({ kind, bytes }: ElementType): boolean {
  return kind === 'bfloat' || kind === 'code' || (kind === 'float' && bytes === 2)
}

/** The codes of such floats as numbers of this machine; a copy. */
export function narrowCodes(
  bytes: Uint8Array,
  { bytes: size, packing, bigEndian }: ElementType,
): Uint16Array | Uint8Array {
  const copy = packing?.unpack(bytes) ?? bytes.slice()
  if (size === 1) return copy
  if (bigEndian === HOST_IS_LITTLE) reverseEach(copy, size)
  return new Uint16Array(copy.buffer)
}
