import { CoreError } from '../../errors.ts'
import type { Contents, Entry, Pace } from '../contents.ts'
import { refusedEntry } from '../refused-entry.ts'
import { excerpt } from '../excerpt.ts'
import { paceOf } from '../pace.ts'
import type { FileNote } from '../problems.ts'
import { reader as npy } from '../readers/npy.ts'
import { type ByteSource, memorySource } from '../source.ts'
import type { Member } from '../zip/directory.ts'
import { type Located, locate, readMember, readStart } from '../zip/member.ts'

/** Headers of arrays are shorter than this; members that are shorter as a whole are checked when they are listed. */
const START = 1 << 16
/** The share of the work after which the bytes of a member are there. */
const READ = 0.8

export interface ListedMember {
  readonly entry: Entry
  readonly notes: readonly FileNote[]
}

/** The array in one member; what is wrong with it becomes the problem of the entry. */
export async function listMember(file: ByteSource, member: Member): Promise<ListedMember> {
  const name = member.name.replace(/\.npy$/, '')
  const strange: FileNote[] = member.nameIsText
    ? []
    : [{ code: 'note-name', values: { file: file.name, name: excerpt(member.name) } }]
  try {
    const located = await locate(file, member)
    const { entries, notes } = await npy.open(await startOf(file, located))
    const [entry] = entries
    if (!entry) throw new CoreError('zip-member', { file: file.name, member: excerpt(member.name), fault: 'data' })
    const load = (pace?: Pace) => loadMember(file, located, pace)
    return { entry: { ...entry, name, load }, notes: [...strange, ...notes] }
  } catch (error) {
    if (!(error instanceof CoreError)) throw error
    return { entry: refusedEntry(name, error.problem, { bytes: member.size }), notes: strange }
  }
}

/** A member as a file of which only the beginning is there. */
async function startOf(file: ByteSource, member: Located): Promise<ByteSource> {
  const short = member.size <= START
  const start = short ? await readMember(file, member) : await readStart(file, member, START)
  return { ...memorySource(labelOf(file, member), start), size: member.size }
}

async function loadMember(file: ByteSource, member: Located, pace?: Pace): ReturnType<Entry['load']> {
  const bytes = await readMember(file, member, paceOf(pace, 0, READ))
  const { entries }: Contents = await npy.open(memorySource(labelOf(file, member), bytes))
  const [entry] = entries
  if (!entry) throw new CoreError('zip-member', { file: file.name, member: excerpt(member.name), fault: 'data' })
  return entry.load(paceOf(pace, READ, 1))
}

const labelOf = (file: ByteSource, { name }: Member): string => `${file.name}/${excerpt(name)}`
