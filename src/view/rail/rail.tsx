import { memo, type ReactElement } from 'react'
import { later } from '../later.tsx'
import { resetMethod } from '../../state/actions.ts'
import { useWords } from '../hooks.ts'
import { BitsGroup } from './bits-group.tsx'
import { MethodGroup } from './method-group.tsx'
import { RangeGroup } from './range-group.tsx'
import { WeightsGroup } from './weights-group.tsx'
import '../styles/controls.css'
import '../styles/fields.css'
import '../styles/sliders.css'
import '../styles/sources.css'

const LowerGroups = later(() => import('./lower-groups.tsx').then((part) => part.LowerGroups))

/** The controls in the order in which one decides: what, how, how many bits, from where to where, per what, rounded how. */
export function RailGroups(): ReactElement {
  return (
    <>
      <WeightsGroup />
      <MethodGroup />
      <BitsGroup />
      <RangeGroup />
      <LowerGroups />
    </>
  )
}

/** What stays in sight where the rail is a sheet. */
export const ControlRow = memo(function ControlRow(): ReactElement {
  return (
    <div className="control-row">
      <MethodGroup />
      <BitsGroup />
      <RangeGroup />
    </div>
  )
})

/** On a phone bits and range come first, so that chart, figures and slider are on the screen together. */
export function PhoneGroups(): ReactElement {
  return (
    <>
      <BitsGroup />
      <RangeGroup />
      <MethodGroup />
      <WeightsGroup />
      <LowerGroups />
    </>
  )
}

export function RailFoot(): ReactElement {
  const words = useWords()
  return (
    <div className="rail-foot">
      <button type="button" className="button" title={words.actions.resetHint} onClick={resetMethod}>
        {words.actions.reset}
      </button>
    </div>
  )
}

export const Rail = memo(function Rail(): ReactElement {
  const words = useWords()
  return (
    <aside className="rail" aria-label={words.topbar.controls}>
      <div className="rail-scroll">
        <RailGroups />
      </div>
      <RailFoot />
    </aside>
  )
})
