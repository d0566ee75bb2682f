import type { Contents } from '../contents.ts'
import { excerpt } from '../excerpt.ts'
import { type ListedMember, listMember } from '../npz/members.ts'
import type { FileNote } from '../problems.ts'
import type { Reader } from '../reader.ts'
import type { ByteSource } from '../source.ts'
import { type Member, readDirectory } from '../zip/directory.ts'

/** NumPy's archive of arrays; any other zip archive may hold arrays too. */
export const reader: Reader = { id: 'npz', order: 1.5, extensions: ['npz'], alsoFine: ['zip'], open }

/** Members that a note names. */
const NAMED = 5

async function open(file: ByteSource): Promise<Contents> {
  const members = (await readDirectory(file)).filter(({ name }) => !name.endsWith('/'))
  const arrays = members.filter(({ name }) => name.endsWith('.npy'))
  const listed: ListedMember[] = []
  for (const member of arrays) listed.push(await listMember(file, member))
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
