import type { Contents, Pace } from '../contents.ts'
import { excerpt } from '../excerpt.ts'
import { type ListedMember, listMember } from '../npz/members.ts'
import { paceOf } from '../pace.ts'
import type { FileNote } from '../problems.ts'
import type { Beside, Reader } from '../reader.ts'
import type { ByteSource } from '../source.ts'
import { type Member, readDirectory } from '../zip/directory.ts'

/** NumPy's archive of arrays; any other zip archive may hold arrays too. */
export const reader: Reader = { id: 'npz', order: 1.5, extensions: ['npz'], alsoFine: ['zip'], open }

/** Members that a note names. */
const NAMED = 5

/** The share of the work after which the list is read, but no array is looked at. */
const LISTED = 0.1

async function open(file: ByteSource, _?: Beside, pace?: Pace): Promise<Contents> {
  const all = await readDirectory(file, paceOf(pace, 0, LISTED))
  const members = all.filter(({ name }) => !name.endsWith('/'))
  const arrays = members.filter(({ name }) => name.endsWith('.npy'))
  const listed: ListedMember[] = []
  const rest = paceOf(pace, LISTED, 1)
  for (const member of arrays) {
    listed.push(await listMember(file, member))
    await rest?.(listed.length / arrays.length)
  }
  return {
    format: arrays.length > 0 ? 'npz' : 'zip',
    entries: listed.map(({ entry }) => entry),
    notes: [...skipped(file, members), ...listed.flatMap(({ notes }) => notes)],
  }
}

function skipped(file: ByteSource, members: readonly Member[]): FileNote[] {
  const others = members.filter(({ name }) => !name.endsWith('.npy'))
  if (others.length === 0) return []
  const names = others.slice(0, NAMED).map(({ name }) => excerpt(name))
  return [{ code: 'note-no-arrays', values: { file: file.name, names: names.join(', '), count: others.length } }]
}
