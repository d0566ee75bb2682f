import type { Messages } from '../en/index.ts'
import { charts } from './charts.ts'
import { page } from './page.ts'
import { rail } from './rail.ts'
import { results } from './results.ts'

/** Chinese, with the keys and arguments of the English source. */
export const zhCN: Messages = {
  name: 'Quantscope',
  title: 'Quantscope：看量化如何改变权重',
  ...page,
  ...rail,
  ...results,
  ...charts,
}
