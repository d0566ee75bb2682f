import { CoreError } from '../../errors.ts'
import type { Contents, Entry, Pace } from '../contents.ts'
import { refusedEntry } from '../refused-entry.ts'
import { excerpt } from '../excerpt.ts'
import { paceOf } from '../pace.ts'
import { paced, pacedMap } from '../paced.ts'
import type { FileNote } from '../problems.ts'
import { type Findings, findTensors } from '../pt/find-tensors.ts'
import { entryOf } from '../pt/entries.ts'
import { PickleMachine } from '../pt/machine.ts'
import { Made } from '../pt/values.ts'
import type { Beside, Reader } from '../reader.ts'
import { carries, ZIP_MEMBER } from '../signatures.ts'
import { type ByteSource, readBytes } from '../source.ts'
import { type Member, readDirectory } from '../zip/directory.ts'
import { holdToList, locate, readMember } from '../zip/member.ts'

/** What torch.save writes since version 1.6: a zip archive of a pickle and storages. Nothing in the pickle is run. */
export const reader: Reader = { id: 'pt', order: 8, extensions: ['pt', 'pth', 'ckpt'], alsoFine: ['bin', 'zip'], open }

/** No list of tensors is longer. */
const PICKLE_LIMIT = 2 ** 27
/** Objects that a note names. */
const NAMED = 5
const REBUILD = /^torch\._utils\._rebuild_/

/** Shares of the work: after the list of the archive, after the bytes of the pickle are there, and after it was run. */
const [LISTED, READ, RUN] = [0.1, 0.4, 0.9]

async function open(file: ByteSource, _?: Beside, pace?: Pace): Promise<Contents> {
  const head = await readBytes(file, 0, Math.min(file.size, 4))
  if (!carries(head, ZIP_MEMBER)) throw new CoreError('pt-legacy', { file: file.name })
  const members = await readDirectory(file, paceOf(pace, 0, LISTED))
  const pickle = members.find(({ name }) => /^(?:.*\/)?data\.pkl$/.test(name))
  const folder = pickle?.name.replace(/data\.pkl$/, '') ?? ''
  if (members.some(({ name }) => name.startsWith(`${folder}code/`) || name === `${folder}constants.pkl`)) {
    throw new CoreError('pt-torchscript', { file: file.name })
  }
  if (!pickle) throw new CoreError('no-tensors', { file: file.name, format: 'zip' })
  await holdToLittleEndian(file, members, folder)
  const bytes = await pickleBytes(file, pickle, paceOf(pace, LISTED, READ))
  const root = await paced(new PickleMachine(file.name, bytes).run(), paceOf(pace, READ, RUN))
  if (root instanceof Made && !REBUILD.test(root.by.name)) throw wholeObject(file, root.by.name)
  return contentsOf(file, findTensors(root), storagesOf(file, members, `${folder}data/`), paceOf(pace, RUN, 1))
}

/** Since version 2.1 the archive tells the byte order of the machine that wrote it. */
async function holdToLittleEndian(file: ByteSource, members: readonly Member[], folder: string): Promise<void> {
  const member = members.find(({ name, size }) => name === `${folder}byteorder` && size < 16)
  if (!member) return
  const order = new TextDecoder().decode(await readMember(file, await locate(file, member)))
  if (order === 'big') throw new CoreError('pt-endian', { file: file.name })
}

async function pickleBytes(file: ByteSource, pickle: Member, pace?: Pace): Promise<Uint8Array> {
  if (pickle.size > PICKLE_LIMIT)
    throw new CoreError('pt-pickle', { file: file.name, fault: 'large', at: PICKLE_LIMIT })
  return readMember(file, await locate(file, pickle), pace)
}

/** A class of a program is a whole model; anything else that is called deserves a warning. */
function wholeObject(file: ByteSource, name: string): CoreError {
  const isClass = /\.[A-Z]\w*$/.test(name)
  return new CoreError(isClass ? 'pt-module' : 'pt-call', { file: file.name, name: excerpt(name) })
}

/**
 * The members with values, by key, as the list of the archive has them: each is looked for when its values are wanted. One
 * that the list itself makes impossible is as good as missing.
 */
function storagesOf(file: ByteSource, members: readonly Member[], folder: string): ReadonlyMap<string, Member> {
  const found = new Map<string, Member>()
  for (const member of members) {
    if (member.name.startsWith(folder) && isSound(file, member)) found.set(member.name.slice(folder.length), member)
  }
  return found
}

function isSound(file: ByteSource, member: Member): boolean {
  try {
    holdToList(file, member)
    return true
  } catch (error) {
    if (error instanceof CoreError) return false
    throw error
  }
}

async function contentsOf(
  file: ByteSource,
  { tensors, objects }: Findings,
  storages: ReadonlyMap<string, Member>,
  pace?: Pace,
): Promise<Contents> {
  const entries = await pacedMap(tensors, (stated) => entryOf(file, (key) => storages.get(key), stated), pace)
  const rebuilt = objects.filter(({ by }) => REBUILD.test(by)).map(({ name, by }) => objectEntry(file, name, by))
  const others = objects.filter(({ by }) => !REBUILD.test(by))
  const [first] = others
  if (entries.length + rebuilt.length === 0 && first) {
    throw new CoreError('pt-call', { file: file.name, name: excerpt(first.by) })
  }
  return { format: 'PyTorch', entries: [...entries, ...rebuilt], notes: objectNotes(file, others) }
}

/** A tensor of a kind that is not read: quantized, sparse, a subclass. */
function objectEntry(file: ByteSource, name: string, by: string): Entry {
  const values = { file: file.name, tensor: excerpt(name), name: excerpt(by) }
  return refusedEntry(name, new CoreError('pt-object', values).problem)
}

function objectNotes(file: ByteSource, objects: Findings['objects']): FileNote[] {
  if (objects.length === 0) return []
  const names = objects.slice(0, NAMED).map(({ name, by }) => excerpt(`${name} (${by})`))
  return [{ code: 'note-objects', values: { file: file.name, names: names.join(', '), count: objects.length } }]
}
