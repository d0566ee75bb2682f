import { join } from 'node:path'
import { caseExclusion, columnExclusion } from './exclusions.ts'
import type { Handler } from './handler.ts'
import { type Family, FamilyFiles, type GoldenCase, type Index, readJson } from './manifest.ts'

export interface CaseReport {
  readonly family: string
  readonly id: string
  readonly outcome: 'passed' | 'failed' | 'excluded'
  /** Does the case ask for equality of every bit? */
  readonly exact: boolean
  /** Outputs that were compared. */
  readonly checked: readonly string[]
  /** Outputs or the whole case (column absent) that are not claimed. */
  readonly excluded: readonly { readonly column?: string; readonly reason: string }[]
  readonly failures: readonly string[]
}

export interface Report {
  readonly cases: readonly CaseReport[]
  /** What is wrong beside the cases: manifests, files, an empty folder. */
  readonly problems: readonly string[]
  readonly ok: boolean
}

const handlers = Object.values(import.meta.glob<Handler>('./handlers/*.ts', { eager: true, import: 'default' }))

/** Checks every case that the manifests under `dir` list. Never throws for what it finds there. */
export async function walkGolden(dir: string): Promise<Report> {
  const cases: CaseReport[] = []
  const problems: string[] = []
  const index = await readJson<Index>(dir, 'manifest.json').catch(() => null)
  if (!Array.isArray(index?.families) || index.families.length === 0) {
    problems.push('manifest.json lists no families, or cannot be read')
  } else {
    for (const entry of index.families) await walkFamily(dir, entry, cases, problems)
  }
  if (!cases.some((report) => report.outcome === 'passed')) problems.push('no case passed')
  const ok = problems.length === 0 && cases.every((report) => report.outcome !== 'failed')
  return { cases, problems, ok }
}

async function walkFamily(
  dir: string,
  entry: Index['families'][number],
  cases: CaseReport[],
  problems: string[],
): Promise<void> {
  const family = await readJson<Family>(dir, entry.manifest).catch(() => null)
  if (!Array.isArray(family?.cases) || typeof family.files !== 'object') {
    problems.push(`${entry.manifest} cannot be read`)
    return
  }
  const fileCount = Object.keys(family.files).length
  if (family.cases.length === 0) problems.push(`${entry.manifest} lists no cases`)
  if (family.cases.length !== entry.cases || fileCount !== entry.files) {
    problems.push(
      `${entry.manifest} has ${family.cases.length} cases and ${fileCount} files, manifest.json says ${entry.cases} and ${entry.files}`,
    )
  }
  const { files, problems: broken } = await FamilyFiles.read(join(dir, entry.manifest, '..'), family.files)
  problems.push(...broken.map((problem) => `${entry.family}: ${problem}`))
  for (const golden of family.cases) cases.push(checkCase(entry.family, golden, files))
}

function checkCase(family: string, golden: GoldenCase, files: FamilyFiles): CaseReport {
  const base = { family, id: golden.id, exact: golden.compare === 'exact' }
  const reason = caseExclusion(family, golden)
  if (reason !== undefined) return { ...base, outcome: 'excluded', checked: [], excluded: [{ reason }], failures: [] }
  const fitting = handlers.filter((handler) => handler.family === family && handler.matches(golden))
  const [handler] = fitting
  if (!handler || fitting.length > 1) {
    const failure = handler ? 'several handlers match this case' : 'no handler and no exclusion for this case'
    return { ...base, outcome: 'failed', checked: [], excluded: [], failures: [failure] }
  }
  return { ...base, ...checkColumns(handler, family, golden, files) }
}

function checkColumns(
  handler: Handler,
  family: string,
  golden: GoldenCase,
  files: FamilyFiles,
): Pick<CaseReport, 'outcome' | 'checked' | 'excluded' | 'failures'> {
  const excluded: { column: string; reason: string }[] = []
  const failures: string[] = []
  const verdicts = new Map<string, string | undefined>()
  try {
    for (const [column, verdict] of Object.entries(handler.check(golden, files))) verdicts.set(column, verdict)
  } catch (error) {
    failures.push(String(error))
  }
  const columns = [...Object.keys(golden.outputs), ...(handler.columns?.(golden) ?? [])]
  for (const column of columns) {
    const reason = columnExclusion(family, golden, column)
    if (verdicts.has(column)) {
      const verdict = verdicts.get(column)
      if (verdict !== undefined) failures.push(`${column}: ${verdict}`)
    } else if (reason === undefined) failures.push(`${column}: neither checked nor excluded`)
    else excluded.push({ column, reason })
  }
  if (columns.length === 0) failures.push('the case has nothing to check')
  const checked = columns.filter((column) => verdicts.has(column))
  const outcome = failures.length > 0 ? 'failed' : checked.length > 0 ? 'passed' : 'excluded'
  return { outcome, checked, excluded, failures }
}
