import { basename, join } from 'node:path'
import process from 'node:process'
import { CoreError } from '../../core/errors.ts'
import type { Opened } from '../../core/formats/contents.ts'
import { openWeights } from '../../core/formats/open.ts'
import { differsOnDisk, diskSource } from './disk.ts'
import type { CorpusCase } from './manifest.ts'
import { faultOfSentence, sayNotes, sayProblem } from './sentences.ts'
import { checkTensors } from './tensors.ts'

/** How a case ended. `detail` is what went wrong, or why it is excluded. */
export interface Outcome {
  readonly path: string
  readonly state: 'passed' | 'failed' | 'excluded'
  readonly detail: string
}

/** `rules.limits` of the corpus: nothing may keep a page busy longer. Time of this process, so that others on the machine do not count. */
const LIMIT_MS = 2000

/** Opens one file of the corpus in `folder` and compares with what its manifest says. Never throws. */
export async function checkCase(folder: string, item: CorpusCase): Promise<Outcome> {
  const { path } = item
  const failed = (detail: string): Outcome => ({ path, state: 'failed', detail })
  try {
    const differs = await differsOnDisk(join(folder, path), item.bytes, item.sha256)
    if (differs) return failed(differs)
    const before = process.cpuUsage()
    const result = await attempt(folder, item)
    const { fault, excluded } = await verdict(item, result)
    const { user, system } = process.cpuUsage(before)
    const spent = (user + system) / 1000
    if (fault) return failed(fault)
    if (spent > LIMIT_MS) return failed(`took ${spent.toFixed(0)} ms of computing`)
    if (Object.keys(Object.prototype).length > 0) return failed('changed Object.prototype')
    return excluded ? { path, state: 'excluded', detail: excluded } : { path, state: 'passed', detail: '' }
  } catch (error) {
    return failed(`something else than a CoreError was thrown: ${String(error)}`)
  }
}

async function attempt(folder: string, item: CorpusCase): Promise<Opened | CoreError> {
  const paths = [item.path, ...item.companions]
  const sources = await Promise.all(paths.map((path) => diskSource(join(folder, path))))
  try {
    return await openWeights(sources, item.raw ? { raw: item.raw } : {})
  } catch (error) {
    if (error instanceof CoreError) return error
    throw error
  }
}

interface Verdict {
  readonly fault?: string | undefined
  /** Why some of the expected tensors were not checked. */
  readonly excluded?: string | undefined
}

async function verdict(item: CorpusCase, result: Opened | CoreError): Promise<Verdict> {
  const file = basename(item.path)
  if (result instanceof CoreError) {
    const said = sayProblem(result.problem)
    return { fault: item.expect === 'ok' ? `was refused: ${said.en}` : faultOfSentence(said, file, item) }
  }
  if (item.expect === 'error') return { fault: 'was opened, but should be refused' }
  const { fault, excluded } = await checkTensors(result, item.tensors, file)
  return { fault: fault ?? faultOfRemarks(item, result, file), excluded }
}

/** What is skipped or special must be said. */
function faultOfRemarks(item: CorpusCase, result: Opened, file: string): string | undefined {
  if (item.expect === 'ok' && item.skipped.length === 0) return undefined
  if (result.notes.length === 0) return 'was opened without a note on what is special about it'
  const said = sayNotes(result.notes)
  const hidden = item.skipped.find(
    (name) => result.tensors.some((each) => each.name === name && !each.problem) || !said.en.includes(name),
  )
  if (hidden !== undefined) return `does not say that ${hidden} was skipped: ${said.en}`
  return item.expect === 'ok' ? undefined : faultOfSentence(said, file, item)
}
