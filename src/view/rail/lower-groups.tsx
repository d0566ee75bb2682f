import type { ReactElement } from 'react'
import { ConventionGroup } from './convention-group.tsx'
import { GranularityGroup } from './granularity-group.tsx'
import { Procedure } from './procedure.tsx'
import { RoundingGroup } from './rounding-group.tsx'

/** The part of the rail below the fold; it arrives just after the first picture. */
export function LowerGroups(): ReactElement {
  return (
    <>
      <Procedure />
      <GranularityGroup />
      <RoundingGroup />
      <ConventionGroup />
    </>
  )
}
