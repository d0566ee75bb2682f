import type { Random } from '../../numeric/random.ts'
import { num, type Params } from '../../params.ts'

/**
 * Puts `outliers` of the values at `spread` standard deviations (0.8 to 1.2 times that) from the mean, at distinct
 * positions. Per outlier the stream gives, in this order, the position, the sign and the size.
 */
export function addOutliers(data: Float32Array, params: Params, random: Random): void {
  const mean = num(params, 'mean')
  const size = num(params, 'spread') * num(params, 'std')
  const count = Math.min(num(params, 'outliers'), data.length)
  const taken = new Set<number>()
  // Floyd's way to distinct positions: the set of places grows by one per draw, and no draw is wasted.
  for (let places = data.length - count + 1; places <= data.length; places++) {
    const drawn = random.below(places)
    const position = taken.has(drawn) ? places - 1 : drawn
    taken.add(position)
    data[position] = mean + random.sign() * (size * (0.8 + 0.4 * random.uniform()))
  }
}
