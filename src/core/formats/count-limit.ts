import { CoreError } from '../errors.ts'
import { excerpt } from './excerpt.ts'

/** Beyond this many values a browser's tab runs out of memory. */
const COUNT_LIMIT = 2 ** 28

/** Throws `tensor-too-large` for more values than a tab can hold. */
export function holdToLimit(file: string, tensor: string, count: number): void {
  if (count > COUNT_LIMIT) {
    throw new CoreError('tensor-too-large', { file, tensor: excerpt(tensor), count, limit: COUNT_LIMIT })
  }
}
