import type { Param, Params } from '../core/params.ts'

/** The parameters that take part: some do only where another one has a certain value. `full` has every default filled in. */
export const liveParams = (list: readonly Param[], full: Params): Param[] =>
  list.filter(({ when }) => !when || when(full))
