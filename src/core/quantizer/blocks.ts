import type { IntegerParam, Params } from '../params.ts'
import { num } from '../params.ts'
import type { Tensor } from '../tensor.ts'
import { groupLayout, type Layout } from './layout.ts'
import type { Remark } from './remarks.ts'

/** Blocks of neighbours along the last axis that share a scale. What is short of a block at the end of a row is filled up with zeros. */

export function blockParam(size: number): IntegerParam {
  return {
    key: 'block',
    kind: 'integer',
    min: 1,
    max: 4096,
    default: size,
    label: { en: 'Block size', 'zh-CN': '块大小' },
  }
}

export function rowBlocks(tensor: Tensor, params: Params): Layout {
  return groupLayout(tensor.shape, num(params, 'block'))
}

/** Zeros that fill up the last block of every row. */
export function paddingOf({ n, groups, run }: Layout): number {
  return groups * run - n
}

/** Says that zeros fill up blocks, where they do. */
export function paddingRemarks(layout: Layout): Remark[] {
  const zeros = paddingOf(layout)
  return zeros === 0 ? [] : [{ code: 'padded', values: { zeros, block: layout.run } }]
}
