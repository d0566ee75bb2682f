/**
 * How many tests passed and failed, and which failed, read from what the layers leave behind. A skipped test counts as
 * failed: nothing skips silently. So does a layer that ran nothing, or that failed without naming a test.
 */

/** The JSON report of vitest. */
export function unitCounts(report, exitCode) {
  const files = report.testResults
  const broken = files.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length
  const skipped = report.numPendingTests + report.numTodoTests
  const failures = files.flatMap(({ name, status, assertionResults }) => {
    if (status === 'failed' && assertionResults.length === 0) return [name]
    const failed = assertionResults.filter((test) => test.status === 'failed')
    return failed.map((test) => `${name} › ${test.fullName}`)
  })
  const passed = report.numPassedTests
  return { ...settle({ passed, failed: report.numFailedTests + broken, skipped }, exitCode), failures }
}

/** The JSON report of Playwright. */
export function browserCounts(report, exitCode) {
  const { expected, unexpected, flaky, skipped } = report.stats
  const failures = specsOf(report).filter((spec) =>
    spec.tests.some((run) => ['unexpected', 'flaky'].includes(run.status)),
  )
  return {
    ...settle({ passed: expected, failed: unexpected + flaky, skipped }, exitCode),
    failures: failures.map(({ file, title }) => `${file} › ${title}`),
  }
}

function specsOf({ specs = [], suites = [] }) {
  return [...specs, ...suites.flatMap(specsOf)]
}

/** The line of totals of a harness: `golden: ok. 109 cases passed, 87 of them exact; 0 failed; 14 excluded`. */
export function harnessCounts(name, output, exitCode) {
  const line = new RegExp(
    `^${name}: .*?\\b(\\d+) (?:\\w+ )?passed\\b.*?\\b(\\d+) failed\\b.*?\\b(\\d+) excluded`,
    'm',
  ).exec(output)
  if (line === null)
    return { passed: 0, failed: 1, note: `printed no line "${name}: … N passed … N failed … N excluded"` }
  const [passed, failed, excluded] = line.slice(1).map(Number)
  const counts = settle({ passed, failed, skipped: 0 }, exitCode)
  const failures = output.split('\n').flatMap((text) => /^failed:? (.*)/i.exec(text)?.[1] ?? [])
  const note = [counts.note, excluded > 0 ? `${excluded} excluded` : ''].filter(Boolean).join('; ')
  return { ...counts, note, failures }
}

/** A tool that is right or wrong as a whole. */
export function toolCounts(exitCode) {
  return exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

function settle({ passed, failed, skipped }, exitCode) {
  const note = skipped > 0 ? `${skipped} skipped, counted as failed` : ''
  const all = failed + skipped
  if (passed + all === 0) return { passed, failed: 1, note: 'ran no tests' }
  if (exitCode !== 0 && all === 0) return { passed, failed: 1, note: `ended with exit code ${exitCode}` }
  return { passed, failed: all, note }
}

export function sum(results) {
  return results.reduce(
    (total, { passed, failed }) => ({ passed: total.passed + passed, failed: total.failed + failed }),
    { passed: 0, failed: 0 },
  )
}
