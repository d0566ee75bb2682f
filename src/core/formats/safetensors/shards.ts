import { CoreError } from '../../errors.ts'
import type { Contents, Pace } from '../contents.ts'
import { refusedEntry } from '../refused-entry.ts'
import { excerpt } from '../excerpt.ts'
import { paceOf } from '../pace.ts'
import { paced } from '../paced.ts'
import type { FileNote } from '../problems.ts'
import type { Beside } from '../reader.ts'
import { readLong } from '../read-long.ts'
import type { ByteSource } from '../source.ts'
import type { Steps } from '../../steps.ts'
import { decoded } from './decoded.ts'
import { type Pair, pairSteps } from './pairs.ts'

/** Longer indexes name more tensors than anybody has. */
const INDEX_LIMIT = 2 ** 27
/** Files that a sentence names. */
const NAMED = 20
/** The share of the work after which the index is read; and of that, after its bytes are there, and after they are text. */
const READ = 0.2
const [BYTES, TEXT] = [0.2, 0.4]

/**
 * A model in several files: the index says which tensor is in which. Files that were not given are named; the tensors of
 * the others can be read. `openShard` opens one of them. Throws `safetensors-shards` where none was given.
 */
export async function openShards(
  index: ByteSource,
  beside: Beside,
  openShard: (file: ByteSource, pace?: Pace) => Promise<Contents>,
  pace?: Pace,
): Promise<Contents> {
  const shards: Contents[] = []
  const missing: string[] = []
  const names = await shardNames(index, paceOf(pace, 0, READ))
  const rest = paceOf(pace, READ, 1)
  for (const [i, name] of names.entries()) {
    const file = await beside.find(name)
    if (!file) missing.push(name)
    else
      shards.push(
        await openedOrRefused(file, (part) => openShard(part, paceOf(rest, i / names.length, (i + 1) / names.length))),
      )
  }
  const still = { file: index.name, names: missing.slice(0, NAMED).map(excerpt).join(', '), count: missing.length }
  if (shards.length === 0) throw new CoreError('safetensors-shards', still)
  const notes: FileNote[] = missing.length > 0 ? [{ code: 'note-shards', values: still }] : []
  return {
    format: 'safetensors',
    entries: shards.flatMap(({ entries }) => entries),
    notes: [...notes, ...shards.flatMap((shard) => shard.notes)],
    about: shards.flatMap(({ about = [] }) => about),
  }
}

/** A damaged shard does not take the others with it. */
async function openedOrRefused(
  file: ByteSource,
  openShard: (file: ByteSource) => Promise<Contents>,
): Promise<Contents> {
  try {
    return await openShard(file)
  } catch (error) {
    if (!(error instanceof CoreError)) throw error
    return { format: 'safetensors', entries: [refusedEntry(file.name, error.problem)], notes: [] }
  }
}

/** The files that the index names, each once. */
async function shardNames(index: ByteSource, pace?: Pace): Promise<string[]> {
  const file = index.name
  if (index.size > INDEX_LIMIT) {
    throw new CoreError('safetensors-header-length', { file, length: String(index.size), limit: INDEX_LIMIT })
  }
  const bytes = await readLong(index, 0, index.size, paceOf(pace, 0, BYTES))
  const text = await paced(decoded(bytes, false), paceOf(pace, BYTES, TEXT))
  const names = new Set<string>()
  for (const [, name] of await paced(weightMap(file, text), paceOf(pace, TEXT, 1))) {
    const parsed: unknown = JSON.parse(name)
    if (typeof parsed !== 'string')
      throw new CoreError('safetensors-entry', { file, tensor: 'weight_map', key: 'file' })
    names.add(parsed)
  }
  return [...names]
}

function* weightMap(file: string, text: string): Steps<Pair[]> {
  try {
    const map = (yield* pairSteps(text)).find(([key]) => key === 'weight_map')?.[1] ?? ''
    return map.trimStart().startsWith('{') ? yield* pairSteps(map) : []
  } catch {
    throw new CoreError('safetensors-header', { file, fault: 'json', text: excerpt(text) })
  }
}
