/**
 * How many tests passed and failed, read from what the layers leave behind. A skipped test counts as failed: nothing
 * skips silently. So does a layer that ran nothing, or that failed without naming a test.
 */

/** The JSON report of vitest. */
export function unitCounts(report, exitCode) {
  const files = report.testResults
  const broken = files.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length
  const skipped = report.numPendingTests + report.numTodoTests
  return settle({ passed: report.numPassedTests, failed: report.numFailedTests + broken, skipped }, exitCode)
}

/** The JSON report of Playwright. */
export function browserCounts(report, exitCode) {
  const { expected, unexpected, flaky, skipped } = report.stats
  return settle({ passed: expected, failed: unexpected + flaky, skipped }, exitCode)
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
  return { ...counts, note: [counts.note, excluded > 0 ? `${excluded} excluded` : ''].filter(Boolean).join('; ') }
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
