import { type ReactElement, useEffect, useState } from 'react'
import { methodById } from '../../core/methods/index.ts'
import type { Evaluation } from '../../core/evaluation.ts'
import { type Params, withDefaults } from '../../core/params.ts'
import { type LevelLine, type Method, MOST_LEVELS_SHOWN } from '../../core/quantizer/method.ts'
import type { MethodSpec } from '../../state/scene.ts'
import type { Shown } from '../../state/session-store.ts'
import { LevelNumberLine } from '../charts/level-line.tsx'
import { useLanguage, useRareWords, useSession } from '../hooks.ts'
import { FidelityLine } from '../rail/method-group.tsx'
import { placeOf } from '../texts/worked-text.ts'
import { numbersInForce, workedWith } from './numbers-in-force.ts'

/** Where a formula may go on in the next line: its equations stand side by side only where there is room. */
const BETWEEN = /(?<=,)\\quad\s/

/** The equations of a method as MathML. The TeX is the project's own; nothing from outside reaches this markup. */
function useMathML(method: Method | undefined, { params }: MethodSpec): readonly string[] {
  const [markup, setMarkup] = useState<readonly string[]>([])
  useEffect(() => {
    let wanted = true
    void equationsOf(method, params).then((equations) => {
      if (wanted) setMarkup(equations)
    })
    return () => {
      wanted = false
    }
  }, [method, params])
  return markup
}

async function equationsOf(method: Method | undefined, params: Params): Promise<string[]> {
  const formula = method?.formula ?? ''
  const [{ default: temml }, tex] = await Promise.all([
    import('temml'),
    typeof formula === 'string' ? formula : formula(withDefaults(method?.params ?? [], params)),
  ])
  return tex.split(BETWEEN).map((each) => temml.renderToString(each, { displayMode: true, throwOnError: false }))
}

/** Levels that belong to these weights alone, such as those of k-means. */
function fittedLevels({ grid, levels }: Evaluation): LevelLine | null {
  if (grid.scales !== null || !levels || levels.values.length < 2 || levels.values.length > MOST_LEVELS_SHOWN)
    return null
  return { values: levels.values, unit: 'weight' }
}

export function FormulaPanel({ shown }: { shown: Shown }): ReactElement | null {
  const { locale } = useLanguage()
  const rare = useRareWords()
  const method = methodById(shown.pane.id)
  const params = withDefaults(method?.params ?? [], shown.pane.params)
  const markup = useMathML(method, shown.pane)
  const { grid } = shown.evaluation
  const weight = workedWith(
    useSession((session) => session.picked),
    grid,
  )
  if (!method) return null
  const line = method.levels(params) ?? fittedLevels(shown.evaluation)
  return (
    <div className="formula">
      <h3>{method.label[locale]}</h3>
      <p className="hint">{method.summary[locale]}</p>
      {method.note ? <p className="hint">{method.note[locale]}</p> : null}
      <div className="math">
        {markup.map((equation) => (
          <div key={equation} dangerouslySetInnerHTML={{ __html: equation }} />
        ))}
      </div>
      <p>
        <b>{rare.panels.formulaHint}</b>
      </p>
      <p className="mono">
        {weight && grid.groups > 1 ? `${rare.panels.numbersFor(placeOf(weight))} ` : ''}
        {numbersInForce(grid, weight)}
      </p>
      {line ? <LevelNumberLine line={line} /> : null}
      <FidelityLine fidelity={method.fidelity(params)} />
      <p className="hint">{method.notFinite[locale]}</p>
      <p className="hint">{rare.menu.source(method.source)}</p>
    </div>
  )
}
