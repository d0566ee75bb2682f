import { CoreError } from '../../errors.ts'
import { Cursor, type Reading, readThrough, u32At, u64At } from '../cursor.ts'
import type { Pace } from '../contents.ts'
import { type ByteSource, readBytes } from '../source.ts'

/** A file within an archive, as the list at the end of the archive states it. */
export interface Member {
  readonly name: string
  /** False where the bytes of the name are no UTF-8. */
  readonly nameIsText: boolean
  /** 0: stored, 8: deflate. */
  readonly method: number
  readonly encrypted: boolean
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly headerAt: number
  /** Where the next one begins in the archive, or its list: what is this one's ends there at the latest. */
  readonly end: number
}

const END_MAGIC = 0x06054b50
const END64_MAGIC = 0x06064b50
const MEMBER_MAGIC = 0x02014b50
const END_BYTES = 22
const LOCATOR_BYTES = 20
const FULL32 = 0xffffffff

/**
 * The members of a zip archive (PKWARE APPNOTE 6.3.10, zip64 included), in the order of its list. Only that list is read.
 * Throws `zip-damaged`.
 */
export async function readDirectory(file: ByteSource, pace?: Pace): Promise<Member[]> {
  const { at, size } = await directoryPlace(file)
  const damaged = () => new CoreError('zip-damaged', { file: file.name, fault: 'directory' })
  if (at + size > file.size) throw damaged()
  return withEnds(await readThrough(file, members(new Cursor(at, at + size, damaged), damaged), pace), at)
}

/** The list ends right before the end record, which a comment of up to 64 kB may follow. */
async function directoryPlace(file: ByteSource): Promise<{ at: number; size: number }> {
  const tailAt = Math.max(0, file.size - END_BYTES - 0xffff - LOCATOR_BYTES)
  const tail = await readBytes(file, tailAt, file.size)
  for (let at = tail.length - END_BYTES; at >= 0; at--) {
    if (u32At(tail, at) !== END_MAGIC) continue
    const [size, start] = [u32At(tail, at + 12), u32At(tail, at + 16)]
    if (size !== FULL32 && start !== FULL32) return { at: start, size }
    return directoryPlace64(file, tail, at - LOCATOR_BYTES)
  }
  throw new CoreError('zip-damaged', { file: file.name, fault: 'cut' })
}

async function directoryPlace64(
  file: ByteSource,
  tail: Uint8Array,
  locatorAt: number,
): Promise<{ at: number; size: number }> {
  const damaged = new CoreError('zip-damaged', { file: file.name, fault: 'directory' })
  if (locatorAt < 0) throw damaged
  const endAt = Number(u64At(tail, locatorAt + 8))
  if (!(endAt + 56 <= file.size)) throw damaged
  const end = await readBytes(file, endAt, endAt + 56)
  if (u32At(end, 0) !== END64_MAGIC) throw damaged
  return { at: Number(u64At(end, 48)), size: Number(u64At(end, 40)) }
}

type Listed = Omit<Member, 'end'>

function withEnds(found: readonly Listed[], listAt: number): Member[] {
  const order = Array.from(found.keys()).sort((a, b) => found[a].headerAt - found[b].headerAt)
  const ends = new Float64Array(found.length).fill(listAt)
  for (let i = 1; i < order.length; i++) ends[order[i - 1]] = found[order[i]].headerAt
  return found.map((member, i) => ({ ...member, end: ends[i] }))
}

function* members(cursor: Cursor, damaged: () => Error): Reading<Listed[]> {
  const found: Listed[] = []
  while (cursor.at < cursor.end) {
    const fixed = (yield* cursor.bytes(46)).slice()
    if (u32At(fixed, 0) !== MEMBER_MAGIC) throw damaged()
    const u16 = (at: number): number => fixed[at] | (fixed[at + 1] << 8)
    const name = nameOf(yield* cursor.bytes(u16(28)))
    const sizes = { packed: u32At(fixed, 20), size: u32At(fixed, 24), headerAt: u32At(fixed, 42) }
    const wide = widened(sizes, yield* cursor.bytes(u16(30)))
    cursor.skip(u16(32))
    found.push({ ...name, ...wide, method: u16(10), encrypted: (u16(8) & 1) === 1, crc: u32At(fixed, 16) })
  }
  return found
}

/** Older archives have names in the code page of a DOS machine; what matters of them is ASCII. */
function nameOf(bytes: Uint8Array): Pick<Member, 'name' | 'nameIsText'> {
  const copy = bytes.slice()
  try {
    return { name: new TextDecoder('utf-8', { fatal: true }).decode(copy), nameIsText: true }
  } catch {
    return { name: new TextDecoder().decode(copy), nameIsText: false }
  }
}

type Sizes = Pick<Member, 'packed' | 'size' | 'headerAt'>

/** With zip64, numbers that do not fit 32 bits stand in the extra field 1, in this order. */
function widened(sizes: Sizes, extra: Uint8Array): Sizes {
  for (let at = 0; at + 4 <= extra.length; ) {
    const end = at + 4 + (extra[at + 2] | (extra[at + 3] << 8))
    if ((extra[at] | (extra[at + 1] << 8)) === 1) return widenedBy(sizes, extra.subarray(at + 4, end))
    at = end
  }
  return sizes
}

function widenedBy(sizes: Sizes, field: Uint8Array): Sizes {
  let at = 0
  const wide = (narrow: number): number => {
    if (narrow !== FULL32 || at + 8 > field.length) return narrow
    at += 8
    return Number(u64At(field, at - 8))
  }
  const size = wide(sizes.size)
  return { size, packed: wide(sizes.packed), headerAt: wide(sizes.headerAt) }
}
