import { shortFloat32 } from '../../numeric/float32.ts'
import type { Params } from '../../params.ts'
import type { Quantizer } from '../method.ts'
import { blockOf, type Book } from './bitsandbytes.ts'
import { codebook } from './codebook.ts'
import { arrayNumpy } from './codebook-numpy.ts'
import { dynamicMap, NESTED_BLOCK, type NestedScales } from './dynamic-map.ts'

/** NumPy that turns `x` into `codes` and `values` as `prepareBook` and `CodebookQuantizer` do. */
export function bookNumpy(params: Params, quantizer: Quantizer, book: Book): string {
  const { nested } = codebook(quantizer).spec
  const block = blockOf(params)
  return `import numpy as np

x = np.asarray(x, np.float32)
book = ${arrayNumpy(book.values)}
order = np.argsort(book, kind='stable')
middles = (book[order][1:] + book[order][:-1]) / np.float32(2)
v = np.where(np.isfinite(x), x, np.float32(0)).ravel()
blocks = np.pad(v, (0, -v.size % ${block})).reshape(-1, ${block})
absmax = np.abs(blocks).max(axis=1)
${nested ? nestedNumpy(nested) : 's = absmax'}
v = blocks * (np.float32(1) / np.maximum(absmax, np.float32(1e-38)))[:, None]
codes = order[np.searchsorted(middles, v)]
values = (book[codes] * s[:, None]).ravel()[:x.size].reshape(x.shape)
codes = codes.ravel()[:x.size].reshape(x.shape).astype(np.int32)`
}

/** Lines that turn `absmax` into what its 8-bit codes give back. The mean is printed: its last bit depends on the order of a sum. */
function nestedNumpy({ offset }: NestedScales): string {
  return `
map8 = ${arrayNumpy(dynamicMap)}
offset = np.float32(${shortFloat32(offset)})
rest = absmax - offset
nested = np.pad(rest, (0, -rest.size % ${NESTED_BLOCK})).reshape(-1, ${NESTED_BLOCK})
most = np.abs(nested).max(axis=1)[:, None]
one = np.float32(1)
places = np.float32(-1) + np.arange(0, 131072, 2, dtype=np.float32) / np.float32(65535)
table = np.searchsorted((map8[1:] + map8[:-1]) / np.float32(2), places)
held = np.clip(nested * (one / np.where(most == 0, one, most)), -one, one)
place = np.nan_to_num(((held + one) * np.float32(0.5)) * np.float32(65535) + np.float32(0.5)).astype(np.int64)
codes8 = np.where(most == 0, 0, table[place])
s = np.minimum(map8[codes8] * most + offset, np.float32(3.4028235e38)).ravel()[:absmax.size]
`
}
