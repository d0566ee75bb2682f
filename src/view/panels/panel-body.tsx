import type { ReactElement } from 'react'
import type { Panel as PanelName, Shown } from '../../state/session-store.ts'
import { DefinitionsPanel } from './definitions.tsx'
import { FormulaPanel } from './formula.tsx'
import { Panel } from './panel.tsx'
import { PythonPanel } from './python.tsx'
import { TablePanel } from './table.tsx'

const BODIES = { formula: FormulaPanel, python: PythonPanel, definitions: DefinitionsPanel, table: TablePanel }

/** What the first paint does not need. */
export function PanelBody({ panel, shown }: { panel: PanelName; shown: Shown }): ReactElement {
  const Body = BODIES[panel]
  return (
    <Panel name={panel}>
      <Body shown={shown} />
    </Panel>
  )
}
