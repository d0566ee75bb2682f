import { charts } from './charts.ts'
import { page } from './page.ts'
import { rail } from './rail.ts'
import { results } from './results.ts'

/** English: the source of all texts. `zh-CN` must have the same keys with the same arguments. */
export const en = {
  name: 'Quantscope',
  title: 'Quantscope: see what quantization does to weights',
  ...page,
  ...rail,
  ...results,
  ...charts,
}

export type Messages = typeof en
