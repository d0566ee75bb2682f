import { describe, expect, test } from 'vitest'
import { browserCounts, harnessCounts, sum, toolCounts, unitCounts } from './counts.mjs'

const unit = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] }
const browser = { stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 0 } }

describe('the counts of a layer', () => {
  test('are those of its report', () => {
    expect(unitCounts(unit, 0)).toEqual({ passed: 5, failed: 0, note: '', failures: [] })
    expect(unitCounts({ ...unit, numFailedTests: 2 }, 1)).toMatchObject({ passed: 5, failed: 2 })
    expect(browserCounts(browser, 0)).toEqual({ passed: 3, failed: 0, note: '', failures: [] })
    expect(browserCounts({ stats: { ...browser.stats, unexpected: 1, flaky: 1 } }, 1)).toMatchObject({ failed: 2 })
    expect(toolCounts(0)).toEqual({ passed: 1, failed: 0 })
    expect(toolCounts(2)).toEqual({ passed: 0, failed: 1 })
  })

  test('have a failure for every skipped test', () => {
    expect(unitCounts({ ...unit, numPendingTests: 1, numTodoTests: 1 }, 0)).toMatchObject({ passed: 5, failed: 2 })
    expect(browserCounts({ stats: { ...browser.stats, skipped: 4 } }, 0)).toMatchObject({ passed: 3, failed: 4 })
  })

  test('have a failure for a file that could not be loaded', () => {
    const testResults = [{ status: 'failed', assertionResults: [] }]
    expect(unitCounts({ ...unit, testResults }, 1)).toMatchObject({ passed: 5, failed: 1 })
  })

  test('have a failure when nothing ran, or when the exit code says so', () => {
    expect(unitCounts({ ...unit, numPassedTests: 0 }, 0)).toMatchObject({ passed: 0, failed: 1 })
    expect(unitCounts(unit, 1)).toMatchObject({ passed: 5, failed: 1 })
    expect(browserCounts(browser, 1)).toMatchObject({ passed: 3, failed: 1 })
  })

  test('come from the closing line of a harness', () => {
    const output =
      'affine: 1 passed, 9 failed\ngolden: ok. 118 cases passed, 87 of them exact; 0 failed; 14 excluded\n  why: …\n'
    expect(harnessCounts('golden', output, 0)).toEqual({ passed: 118, failed: 0, note: '14 excluded', failures: [] })
    expect(harnessCounts('golden', output, 1)).toEqual({
      passed: 118,
      failed: 1,
      note: 'ended with exit code 1; 14 excluded',
      failures: [],
    })
    expect(harnessCounts('corpus', output, 0)).toMatchObject({ passed: 0, failed: 1 })
    expect(harnessCounts('corpus', 'corpus: 7 passed, 2 failed, 1 excluded', 1)).toMatchObject({ passed: 7, failed: 2 })
    expect(harnessCounts('golden', 'golden: 0 passed, 0 failed, 9 excluded', 0)).toMatchObject({ failed: 1 })
  })

  test('come with the names of what failed', () => {
    const testResults = [
      {
        name: 'a.test.ts',
        status: 'failed',
        assertionResults: [
          { status: 'passed', fullName: 'adds' },
          { status: 'failed', fullName: 'sums up' },
        ],
      },
      { name: 'b.test.ts', status: 'failed', assertionResults: [] },
    ]
    expect(unitCounts({ ...unit, testResults, numFailedTests: 1 }, 1)).toMatchObject({
      failed: 2,
      failures: ['a.test.ts › sums up', 'b.test.ts'],
    })
    const suites = [
      {
        specs: [{ file: 'c.spec.ts', title: 'opens', tests: [{ status: 'expected' }] }],
        suites: [{ specs: [{ file: 'c.spec.ts', title: 'closes', tests: [{ status: 'unexpected' }] }] }],
      },
    ]
    const stats = { ...browser.stats, unexpected: 1 }
    expect(browserCounts({ stats, suites }, 1).failures).toEqual(['c.spec.ts › closes'])
    const output =
      'FAILED affine/a1: codes\nfailed npy/f4.npy: is gone\ngolden: FAILED. 1 cases passed; 2 failed; 0 excluded'
    expect(harnessCounts('golden', output, 1).failures).toEqual(['affine/a1: codes', 'npy/f4.npy: is gone'])
  })

  test('add up', () => {
    expect(
      sum([
        { passed: 1, failed: 2 },
        { passed: 3, failed: 4 },
      ]),
    ).toEqual({ passed: 4, failed: 6 })
  })
})
