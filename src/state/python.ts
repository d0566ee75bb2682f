import { MOST_PRINTED, withWeights } from '../core/quantizer/weights-numpy.ts'
import type { Opener } from './open.ts'
import type { Runner } from './runner.ts'
import type { Shown } from './session-store.ts'

/** Python that gives a result from its weights; null once another one is on show. */
export async function pythonOf(
  runner: Pick<Runner, 'python'>,
  opener: () => Promise<Pick<Opener, 'carried'>>,
  shown: Shown,
): Promise<string | null> {
  const { stats, shape } = shown.weights
  const carried =
    stats.n <= MOST_PRINTED
      ? await opener()
          .then((opened) => opened.carried(MOST_PRINTED))
          .catch(() => null)
      : null
  // asked last, so that the weights are those of the lines if the result is still on show then
  const lines = await runner.python(shown)
  return lines === null ? null : withWeights(lines, shape, carried?.data ?? null)
}
