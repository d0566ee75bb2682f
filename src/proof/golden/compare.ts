/** What was found about one output: undefined where it is as expected, else what differs. */
export type Verdict = string | undefined

/** Every element the same number, −0 apart from 0, NaN as a class. */
export function exact(expected: ArrayLike<number>, actual: ArrayLike<number>): Verdict {
  return difference(expected, actual, (x, y) => Object.is(x, y))
}

/** Every element within a relative tolerance; infinities and NaN as classes. */
export function near(expected: ArrayLike<number>, actual: ArrayLike<number>, tolerance: number): Verdict {
  return difference(
    expected,
    actual,
    (x, y) => x === y || Object.is(x, y) || Math.abs(x - y) <= tolerance * Math.abs(x),
  )
}

/**
 * The tolerance that a case states: `rel 1e-12`, or what it grants to sums in another order, since ours go block by
 * block. Throws where the text states none.
 */
export function toleranceOf(compare: string): number {
  const stated = /any summation: ([\d.]+e-\d+)/.exec(compare) ?? /rel ([\d.]+e-\d+)/.exec(compare)
  if (!stated) throw new Error(`no tolerance in "${compare}"`)
  return Number(stated[1])
}

function difference(
  expected: ArrayLike<number>,
  actual: ArrayLike<number>,
  same: (expected: number, actual: number) => boolean,
): Verdict {
  if (expected.length !== actual.length) return `${expected.length} numbers expected, ${actual.length} found`
  let first = -1
  let count = 0
  for (let i = 0; i < expected.length; i++) {
    if (same(Number(expected[i]), Number(actual[i]))) continue
    count++
    if (first < 0) first = i
  }
  if (count === 0) return undefined
  return `${count} of ${expected.length} differ, first at ${first}: expected ${expected[first]}, found ${actual[first]}`
}
