import type { Report } from './walk.ts'

/** The report as lines of text: failures first, then the counts and the reasons for what is left out. */
export function renderReport({ cases, problems, ok }: Report): string {
  const failed = cases.filter((report) => report.outcome === 'failed')
  const passed = cases.filter((report) => report.outcome === 'passed')
  const excluded = cases.filter((report) => report.outcome === 'excluded')
  const exact = passed.filter((report) => report.exact)
  return [
    ...problems.map((problem) => `problem: ${problem}`),
    ...failed.flatMap((report) => report.failures.map((failure) => `FAILED ${report.family}/${report.id}: ${failure}`)),
    ...perFamily(cases),
    `${ok ? 'golden: ok' : 'golden: FAILED'}. ${passed.length} cases passed, ${exact.length} of them exact; ${failed.length} failed; ${excluded.length} excluded`,
    ...reasons(cases),
  ].join('\n')
}

function perFamily(cases: Report['cases']): string[] {
  const families = [...new Set(cases.map((report) => report.family))]
  return families.map((family) => {
    const own = cases.filter((report) => report.family === family)
    const count = (outcome: string) => own.filter((report) => report.outcome === outcome).length
    return `${family}: ${count('passed')} passed, ${count('failed')} failed, ${count('excluded')} excluded`
  })
}

function reasons(cases: Report['cases']): string[] {
  const tally = new Map<string, { cases: number; columns: number }>()
  for (const report of cases) {
    for (const { column, reason } of report.excluded) {
      const key = `${report.family}${column === undefined ? '' : `, output ${column}`}: ${reason}`
      const entry = tally.get(key) ?? { cases: 0, columns: 0 }
      if (column === undefined) entry.cases++
      else entry.columns++
      tally.set(key, entry)
    }
  }
  return [...tally].map(([key, count]) =>
    count.columns > 0 ? `  excluded in ${count.columns} cases: ${key}` : `  excluded (${count.cases} cases): ${key}`,
  )
}
