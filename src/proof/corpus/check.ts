import { basename, join } from 'node:path'
import { CoreError } from '../../core/errors.ts'
import type { Opened } from '../../core/formats/contents.ts'
import { openWeights } from '../../core/formats/open.ts'
import { readerOf } from '../../core/formats/readers/index.ts'
import { differsOnDisk, diskSource } from './disk.ts'
import { EXCLUSIONS } from './exclusions.ts'
import type { CorpusCase } from './manifest.ts'
import { faultOfSentence, sayNotes, sayProblem } from './sentences.ts'
import { faultOfTensors } from './tensors.ts'

/** How a case ended. `detail` is what went wrong, or why it is excluded. */
export interface Outcome {
  readonly path: string
  readonly state: 'passed' | 'failed' | 'excluded'
  readonly detail: string
}

/** `rules.limits` of the corpus: nothing may keep a page waiting longer. */
const LIMIT_MS = 2000

/** Opens one file of the corpus in `folder` and compares with what its manifest says. Never throws. */
export async function checkCase(folder: string, item: CorpusCase): Promise<Outcome> {
  const { path } = item
  const failed = (detail: string): Outcome => ({ path, state: 'failed', detail })
  try {
    const differs = await differsOnDisk(join(folder, path), item.bytes, item.sha256)
    if (differs) return failed(differs)
    const start = performance.now()
    const result = await attempt(folder, item)
    const exclusion = exclusionOf(item, result)
    const fault = exclusion ? faultOfExcluded(item, result, exclusion) : await faultOf(item, result)
    const elapsed = performance.now() - start
    if (fault) return failed(fault)
    if (elapsed > LIMIT_MS) return failed(`took ${elapsed.toFixed(0)} ms`)
    if (Object.keys(Object.prototype).length > 0) return failed('changed Object.prototype')
    return exclusion ? { path, state: 'excluded', detail: exclusion.reason } : { path, state: 'passed', detail: '' }
  } catch (error) {
    return failed(`something else than a CoreError was thrown: ${String(error)}`)
  }
}

async function attempt(folder: string, item: CorpusCase): Promise<Opened | CoreError> {
  const paths = [item.path, ...item.companions]
  const sources = await Promise.all(paths.map((path) => diskSource(join(folder, path))))
  try {
    return await openWeights(sources)
  } catch (error) {
    if (error instanceof CoreError) return error
    throw error
  }
}

type Exclusion = ReturnType<typeof EXCLUSIONS.get>

/** By the declared format, or, where none is declared, by what the file was recognised as. */
function exclusionOf({ format }: CorpusCase, result: Opened | CoreError): Exclusion {
  const declared = format === undefined ? undefined : EXCLUSIONS.get(format)
  if (declared || format !== undefined || !(result instanceof CoreError)) return declared
  const { problem } = result
  return problem.code === 'format-not-yet' ? EXCLUSIONS.get(problem.values.format) : undefined
}

function faultOfExcluded(item: CorpusCase, result: Opened | CoreError, exclusion: Exclusion): string | undefined {
  const called = exclusion?.called ?? ''
  if (readerOf(called)) return `${called} has a reader by now, but stands in the list of exclusions`
  if (!(result instanceof CoreError)) return 'was opened, though its format is in the list of exclusions'
  const said = sayProblem(result.problem)
  const mentions = item.good && called ? [`Quantscope does not open ${called} yet`] : []
  return faultOfSentence(said, basename(item.path), { mentions, names: [] })
}

async function faultOf(item: CorpusCase, result: Opened | CoreError): Promise<string | undefined> {
  const file = basename(item.path)
  if (result instanceof CoreError) {
    const said = sayProblem(result.problem)
    return item.expect === 'ok' ? `was refused: ${said.en}` : faultOfSentence(said, file, item)
  }
  if (item.expect === 'error') return 'was opened, but should be refused'
  const fault = await faultOfTensors(result, item.tensors, file)
  if (fault || item.expect === 'ok') return fault
  if (result.notes.length === 0) return 'was opened without a note on what is special about it'
  const said = sayNotes(result.notes)
  const hidden = item.skipped.find(
    (name) => result.tensors.some((tensor) => tensor.name === name) || !said.en.includes(name),
  )
  return hidden === undefined
    ? faultOfSentence(said, file, item)
    : `does not say that ${hidden} was skipped: ${said.en}`
}
