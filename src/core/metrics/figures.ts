import type { Figures } from '../evaluation.ts'
import type { Quantizer } from '../quantizer/method.ts'
import type { Steps } from '../steps.ts'
import { entropyBits } from './code-counts.ts'
import { divergences } from './divergence.ts'
import { errorFigures } from './error-figures.ts'
import { jointHistograms } from './joint-histograms.ts'
import type { Original } from './original.ts'
import type { Outcome } from './outcome.ts'
import { signalOf, type Tally } from './tally.ts'

/** All figures, from the sums over the errors and from what became of the weights. */
export function* figuresOf({ tensor, stats }: Original, quantizer: Quantizer, tally: Tally): Steps<Figures> {
  const { sums, occurring } = tally
  const { least, greatest, used } = extentOf(tally)
  const bits = stats.n > 0 ? quantizer.storedBits(stats.n, least, greatest) : 0
  return {
    ...errorFigures(sums, signalOf(sums, stats.sumSquares)),
    ...divergences(yield* jointHistograms(tensor.data, stats, tally)),
    entropy: occurring ? entropyBits(occurring.counts) : NaN,
    levels_used: used,
    levels: occurring ? quantizer.levels(least, greatest) : NaN,
    clipped: sums.below + sums.above,
    zeroed: zerosOf(tally) - sums.zeros,
    // Rounding of the sums could bring the difference a hair below 0.
    rounding_share: Math.max(0, (sums.squares - sums.clippedSquares) / sums.squares),
    clipping_share: sums.clippedSquares / sums.squares,
    bits_per_weight: bits / stats.n,
    bytes: Math.ceil(bits / 8),
    compression: (32 * stats.n) / bits,
  }
}

/** The codes that occur; none count as 0. */
function extentOf({ occurring }: Outcome): { least: number; greatest: number; used: number } {
  if (occurring === null) return { least: 0, greatest: 0, used: NaN }
  const { codes } = occurring
  const used = codes.length
  return { least: used > 0 ? codes[0] : 0, greatest: used > 0 ? codes[used - 1] : 0, used }
}

/** How many quantized values are 0. */
function zerosOf({ values, counts, counted }: Outcome): number {
  let zeros = counted?.zeros ?? 0
  for (let i = 0; i < values.length; i++) if (values[i] === 0) zeros += counts ? counts[i] : 1
  return zeros
}
