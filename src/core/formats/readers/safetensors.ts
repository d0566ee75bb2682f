import type { About, Contents, Pace } from '../contents.ts'
import { coverage } from '../coverage.ts'
import { excerpt } from '../excerpt.ts'
import { paceOf } from '../pace.ts'
import { paced, pacedMap } from '../paced.ts'
import { ALONE, type Beside, type Reader } from '../reader.ts'
import { listed } from '../safetensors/entries.ts'
import { readHeader } from '../safetensors/header.ts'
import { type Pair, pairSteps } from '../safetensors/pairs.ts'
import { openShards } from '../safetensors/shards.ts'
import { type ByteSource, readBytes } from '../source.ts'

/** One file of tensors, or the index of a model that is cut into several. */
export const reader: Reader = {
  id: 'safetensors',
  order: 5,
  extensions: ['safetensors'],
  alsoFine: ['json'],
  leads: isIndex,
  open,
}

async function open(file: ByteSource, beside: Beside = ALONE, pace?: Pace): Promise<Contents> {
  const isList = isIndex(await readBytes(file, 0, Math.min(file.size, 8)))
  return isList ? openShards(file, beside, openOne, pace) : openOne(file, pace)
}

/** The index is text, while the length in front of a header has bytes that are 0. */
function isIndex(head: Uint8Array): boolean {
  return !head.subarray(0, 8).includes(0)
}

/** The share of the work after which the header is read. */
const READ = 0.5

async function openOne(file: ByteSource, pace?: Pace): Promise<Contents> {
  const { pairs, dataStart } = await readHeader(file, paceOf(pace, 0, READ))
  const stated = pairs.filter(([key]) => key !== '__metadata__')
  const list = ([name, value]: (typeof pairs)[number]) => listed(file, dataStart, name, value)
  const tensors = await pacedMap(stated, list, paceOf(pace, READ, 1))
  const places = tensors.flatMap(({ place }) => place ?? [])
  return {
    format: 'safetensors',
    entries: tensors.map(({ entry }) => entry),
    notes: places.length === tensors.length ? coverage(file.name, places, file.size - dataStart) : [],
    about: await aboutOf(pairs, paceOf(pace, 1, 1)),
  }
}

async function aboutOf(pairs: readonly Pair[], pace?: Pace): Promise<About[]> {
  const metadata = pairs.find(([key]) => key === '__metadata__')?.[1] ?? ''
  if (!metadata.trimStart().startsWith('{')) return []
  return (await paced(pairSteps(metadata), pace)).map(([key, value]) => [excerpt(key), excerpt(textOf(value))])
}

/** Values are strings; what else stands there is shown as it is written. */
function textOf(value: string): string {
  const text = value.trim()
  return text.startsWith('"') ? (JSON.parse(text) as string) : text
}
