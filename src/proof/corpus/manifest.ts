import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { RawLayout } from '../../core/formats/raw-types.ts'

export type Expectation = 'ok' | 'warn' | 'either' | 'error'

/** What must be read of one tensor; statistics are over finite float32 values, null where there are none. */
export interface ExpectedTensor {
  readonly name: string
  readonly shape: readonly number[]
  readonly shape_also_ok?: readonly (readonly number[])[]
  readonly count: number
  readonly f32_sha256: string
  readonly min: number | null
  readonly max: number | null
  readonly mean: number | null
  readonly nan: number
  readonly posinf: number
  readonly neginf: number
}

/** One file of the corpus, good or bad. */
export interface CorpusCase {
  /** Path below the corpus folder. */
  readonly path: string
  readonly bytes: number
  readonly sha256: string
  /** As the manifest declares it; of a bad file its folder, if it has one. */
  readonly format: string | undefined
  readonly good: boolean
  readonly expect: Expectation
  readonly tensors: readonly ExpectedTensor[]
  /** Tensors inside a readable file that must be skipped with a reason. */
  readonly skipped: readonly string[]
  /** Paths of files that must be given together with this one. */
  readonly companions: readonly string[]
  /** What a person would say of a file without a format. */
  readonly raw: RawLayout | undefined
  readonly mentions: readonly string[]
  readonly names: readonly string[]
}

interface Entry {
  readonly file: string
  readonly bytes: number
  readonly sha256: string
  readonly expect: Expectation
  readonly format?: string
  readonly tensors?: readonly ExpectedTensor[]
  readonly refuse?: readonly { readonly name: string }[]
  readonly files?: readonly string[]
  readonly options?: Omit<RawLayout, 'shape'>
  readonly message_mentions?: readonly string[]
  readonly message_names?: readonly string[]
}

const EXPECTATIONS: readonly unknown[] = ['ok', 'warn', 'either', 'error']

/** Every case of both manifests of a corpus. Throws where one is missing or says something unknown. */
export async function readCases(folder: string): Promise<CorpusCase[]> {
  const good = await readManifest(join(folder, 'manifest.json'))
  const bad = await readManifest(join(folder, 'bad', 'manifest.json'))
  return [...good.map((entry) => caseOf(entry, true)), ...bad.map((entry) => caseOf(entry, false))]
}

async function readManifest(path: string): Promise<readonly Entry[]> {
  const { files } = JSON.parse(await readFile(path, 'utf8')) as { files?: unknown }
  if (!Array.isArray(files)) throw new Error(`${path} has no list of files`)
  return files as readonly Entry[]
}

/** Raw files whose manifest says nothing are read as what most of them are. */
const FIRST_OFFER: RawLayout = { dtype: 'float32', endian: 'little', offset: 0 }

function caseOf(entry: Entry, good: boolean): CorpusCase {
  const { file, bytes, sha256, expect } = entry
  if (!EXPECTATIONS.includes(expect)) throw new Error(`${file} expects "${expect}", which has no meaning`)
  const folder = file.includes('/') ? file.slice(0, file.indexOf('/')) : undefined
  const format = good ? entry.format : folder
  return {
    path: good ? file : `bad/${file}`,
    bytes,
    sha256,
    format,
    good,
    expect,
    tensors: entry.tensors ?? [],
    skipped: (entry.refuse ?? []).map(({ name }) => name),
    companions: (entry.files ?? []).map((path) => (good ? path : `bad/${path}`)),
    raw: format === 'raw' ? (entry.options ?? FIRST_OFFER) : undefined,
    mentions: entry.message_mentions ?? [],
    names: entry.message_names ?? [],
  }
}
