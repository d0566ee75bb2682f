import type { ReactElement } from 'react'
import type { Param } from '../../core/params.ts'
import type { Row } from '../../state/file/rows.ts'
import { IconButton } from '../controls/icon-button.tsx'
import { useRareWords, useWidth } from '../hooks.ts'
import { MethodButton } from '../rail/method-group.tsx'
import { type ActiveMethod, useActiveMethod } from '../use-method.ts'
import { CompactParam } from './compact-param.tsx'
import { Totals } from './totals.tsx'
import { unsetEnds } from './unset-ends.ts'

/** What one decides first. */
const FIRST = ['k', 'range', 'p', 'a', 'b', 'gran', 'axis', 'group']
/** What seldom matters to a whole file; the controls have it. */
const SELDOM = new Set(['rounding', 'seed', 'scale', 'zp', 'arith', 'codes'])
const LEAST = 3

/** The method for every tensor, which is the one of the active pane, and what it makes of the file. */
export function MethodRow({ rows, onControls }: { rows: readonly Row[]; onControls: () => void }): ReactElement {
  const { fileView: words } = useRareWords()
  const active = useActiveMethod()
  // in between, the head of the page has this button
  const width = useWidth()
  const unset = active ? unsetEnds(active) : []
  return (
    <div className="file-method">
      <section aria-label={words.method}>
        <h2>{words.method}</h2>
        <div className="file-controls">
          <MethodButton />
          {active
            ? paramsOf(active).map((param) => <CompactParam key={param.key} param={param} active={active} />)
            : null}
          {width === 'middle' ? null : (
            <IconButton
              icon="sliders"
              label={words.allControls}
              title={words.allControls}
              aria-haspopup="dialog"
              onClick={onControls}
            />
          )}
        </div>
        {unset.length > 0 ? (
          <p className="file-in-force" role="status">
            {words.inForce(unset)}
          </p>
        ) : null}
      </section>
      <Totals rows={rows} />
    </div>
  )
}

/** The parameters in use that come first; methods without them show some of their own. */
function paramsOf({ live }: ActiveMethod): Param[] {
  const first = FIRST.flatMap((key) => live.get(key) ?? [])
  const others = [...live.values()].filter((param) => !first.includes(param) && !SELDOM.has(param.key))
  return [...first, ...others.slice(0, Math.max(0, LEAST - first.length))]
}
