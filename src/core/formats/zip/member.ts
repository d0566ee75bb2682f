import { CoreError } from '../../errors.ts'
import { crc32 } from '../../numeric/crc32.ts'
import type { Pace } from '../contents.ts'
import { u32At } from '../cursor.ts'
import { excerpt } from '../excerpt.ts'
import type { ModelProblems } from '../model-problems.ts'
import { paceOf } from '../pace.ts'
import { paced } from '../paced.ts'
import { readLong } from '../read-long.ts'
import { PIECE } from '../read-values.ts'
import { type ByteSource, readBytes } from '../source.ts'
import type { Steps } from '../../steps.ts'
import type { Member } from './directory.ts'
import { inflate } from './inflate.ts'

/** What is packed must be unpacked whole, in memory. */
const INFLATE_LIMIT = 2 ** 29
/** Deflate makes at most 258 bytes of two bits. */
const MOST_PER_BYTE = 258 * 4
/** Bytes of a local header without the name. */
const HEADER_BYTES = 30
/** The share of the work after which all bytes are there, and only their CRC is not. */
const READ = 0.8
/** Of that, the share after which the packed bytes are there. */
const FOUND = 0.1
const LOCAL_MAGIC = 0x04034b50

/** A member whose data have been found. */
export interface Located extends Member {
  readonly dataAt: number
}

type Fault = ModelProblems['zip-member']['fault']

function refuse(file: ByteSource, { name }: Member, fault: Fault): CoreError {
  return new CoreError('zip-member', { file: file.name, member: excerpt(name), fault })
}

/**
 * Holds a member to what the list of the archive says of it; nothing is read. Throws `zip-member`, `zip-method` and, before
 * anything is unpacked, `zip-large`.
 */
export function holdToList(file: ByteSource, member: Member): void {
  const name = excerpt(member.name)
  const { method, headerAt, packed, size, end } = member
  if (member.encrypted) throw refuse(file, member, 'encrypted')
  if (method !== 0 && method !== 8) throw new CoreError('zip-method', { file: file.name, member: name, method })
  if (method === 8 && size > INFLATE_LIMIT) {
    throw new CoreError('zip-large', { file: file.name, member: name, bytes: size, limit: INFLATE_LIMIT })
  }
  // no room is made for what cannot come out of so few bytes
  if (method === 0 ? size !== packed : size > MOST_PER_BYTE * packed) throw refuse(file, member, 'size')
  if (headerAt + HEADER_BYTES + packed > file.size) throw refuse(file, member, 'place')
  if (headerAt + HEADER_BYTES + packed > end) throw refuse(file, member, 'overlap')
}

/**
 * Finds the data of a member. Throws what `holdToList` throws: members that share bytes would make much of little, and
 * no program writes them.
 */
export async function locate(file: ByteSource, member: Member): Promise<Located> {
  holdToList(file, member)
  const { headerAt, packed, end } = member
  const header = await readBytes(file, headerAt, headerAt + HEADER_BYTES)
  const dataAt = headerAt + HEADER_BYTES + (header[26] | (header[27] << 8)) + (header[28] | (header[29] << 8))
  if (u32At(header, 0) !== LOCAL_MAGIC || dataAt + packed > file.size) throw refuse(file, member, 'place')
  if (dataAt + packed > end) throw refuse(file, member, 'overlap')
  return { ...member, dataAt }
}

/** The first `count` bytes of a member, or all of it; these are not checked. */
export async function readStart(file: ByteSource, member: Located, count: number): Promise<Uint8Array> {
  const { dataAt, packed, size, method } = member
  if (method === 0) return readBytes(file, dataAt, dataAt + Math.min(count, size))
  const output = new Uint8Array(Math.min(count, size))
  // deflate makes nothing longer than this
  const input = await readBytes(file, dataAt, dataAt + Math.min(packed, output.length + 1024))
  const { produced, end } = await paced(inflate(input, output))
  if (end === 'damaged') throw refuse(file, member, 'data')
  return output.subarray(0, produced)
}

/** All of a member, its size and CRC checked. Throws `zip-member`. */
export async function readMember(file: ByteSource, member: Located, pace?: Pace): Promise<Uint8Array> {
  const bytes = await (member.method === 0 ? readStored : readPacked)(file, member, paceOf(pace, 0, READ))
  const crc = await paced(crcOf(bytes), paceOf(pace, READ, 1))
  if (crc !== member.crc) throw refuse(file, member, 'crc')
  return bytes
}

function* crcOf(bytes: Uint8Array): Steps<number> {
  let crc = 0
  for (let at = 0; at < bytes.length; at += PIECE) {
    crc = crc32(bytes.subarray(at, at + PIECE), crc)
    yield at / bytes.length
  }
  return crc
}

async function readStored(file: ByteSource, { dataAt, size }: Located, pace?: Pace): Promise<Uint8Array> {
  return readLong(file, dataAt, dataAt + size, pace)
}

async function readPacked(file: ByteSource, member: Located, pace?: Pace): Promise<Uint8Array> {
  const { dataAt, packed, size } = member
  const input = await readLong(file, dataAt, dataAt + packed, paceOf(pace, 0, FOUND))
  const output = new Uint8Array(size)
  const { produced, end } = await paced(inflate(input, output), paceOf(pace, FOUND, 1))
  if (end === 'full' || (end === 'whole' && produced !== size)) throw refuse(file, member, 'size')
  if (end !== 'whole') throw refuse(file, member, 'data')
  return output
}
