import { checkCase, type Outcome } from './check.ts'
import { filesBelow } from './disk.ts'
import { type CorpusCase, readCases } from './manifest.ts'

export interface Report {
  readonly outcomes: readonly Outcome[]
  readonly passed: boolean
}

/** Checks everything in a corpus folder, one file after the other. */
export async function runCorpus(folder: string): Promise<Report> {
  const cases = await readCases(folder)
  const outcomes: Outcome[] = []
  for (const item of cases) outcomes.push(await checkCase(folder, item))
  outcomes.push(...(await unlisted(folder, cases)))
  const passed = outcomes.some(({ state }) => state === 'passed') && outcomes.every(({ state }) => state !== 'failed')
  return { outcomes, passed }
}

/** Files about the corpus, not of it. */
const ABOUT = /(?:^|\/)(?:manifest\.json|README\.md|NOTICE[^/]*|LICEN[CS]E[^/]*)$/

async function unlisted(folder: string, cases: readonly CorpusCase[]): Promise<Outcome[]> {
  const listed = new Set(cases.flatMap(({ path, companions }) => [path, ...companions]))
  const strays = (await filesBelow(folder)).filter((path) => !listed.has(path) && !ABOUT.test(path))
  return strays.map((path) => ({ path, state: 'failed', detail: 'stands in no manifest' }))
}

/** The report in lines: every failure, then the sums with the reasons of exclusion. */
export function reportLines({ outcomes }: Report): string[] {
  const of = (state: Outcome['state']) => outcomes.filter((outcome) => outcome.state === state)
  const reasons = new Map<string, number>()
  for (const { detail } of of('excluded')) reasons.set(detail, (reasons.get(detail) ?? 0) + 1)
  return [
    ...of('failed').map(({ path, detail }) => `failed ${path}: ${detail}`),
    `corpus: ${of('passed').length} files passed, ${of('failed').length} failed, ${of('excluded').length} excluded`,
    ...Array.from(reasons, ([reason, count]) => `excluded ${count}: ${reason}`),
    ...(outcomes.length === 0 ? ['failed: the folder is empty'] : []),
  ]
}
