import { type ReactElement, useEffect, useMemo, useRef, useState } from 'react'
import { withDefaults } from '../../core/params.ts'
import { inMenuOrder } from '../../core/quantizer/menu-order.ts'
import type { Family, Method } from '../../core/quantizer/method.ts'
import { setMethod } from '../../state/change-method.ts'
import { LevelStrip } from '../charts/level-line.tsx'
import { useDialog } from '../controls/dialog.ts'
import { useLanguage, useRareWords, useScene } from '../hooks.ts'
import { Icon } from '../icons.tsx'
import { fidelityText } from '../texts/fidelity.ts'
import { searchMethods } from './method-search.ts'
import '../styles/menu.css'

interface Props {
  readonly methods: readonly Method[]
  readonly anchor: DOMRect
  readonly onClose: () => void
}

/** The catalogue: families at the left, their methods at the right; typing filters across families. */
export function MethodMenu({ methods: unordered, anchor, onClose }: Props): ReactElement {
  const { words, locale } = useLanguage()
  const rare = useRareWords()
  const current = useScene((scene) => scene.panes[0]?.id ?? '')
  const methods = useMemo(() => inMenuOrder(unordered), [unordered])
  const families = useMemo(() => [...new Set(methods.map((method) => method.family))], [methods])
  const [family, setFamily] = useState<Family>(
    () => methods.find((method) => method.id === current)?.family ?? 'uniform',
  )
  const [query, setQuery] = useState('')
  const dialog = useDialog(onClose)
  const list = useRef<HTMLDivElement>(null)

  // the chosen method may stand below the fold of a long family
  useEffect(() => {
    list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [])

  const wanted = query.trim()
  const shown = wanted ? searchMethods(methods, wanted) : methods.filter((method) => method.family === family)

  function choose(id: string): void {
    setMethod(id)
    onClose()
  }

  function move(event: React.KeyboardEvent): void {
    const options = [...(list.current?.querySelectorAll<HTMLButtonElement>('button') ?? [])]
    const at = options.indexOf(document.activeElement as HTMLButtonElement)
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      options[Math.min(options.length - 1, Math.max(0, at + (event.key === 'ArrowDown' ? 1 : -1)))]?.focus()
    } else if (
      (event.key === 'ArrowLeft' || event.key === 'ArrowRight') &&
      !(event.target instanceof HTMLInputElement)
    ) {
      const next = families[families.indexOf(family) + (event.key === 'ArrowRight' ? 1 : -1)]
      if (next) setFamily(next)
    }
  }

  return (
    <dialog ref={dialog} className="menu" style={placeBelow(anchor)} aria-label={rare.menu.choose} onKeyDown={move}>
      <input
        type="search"
        className="menu-filter"
        placeholder={rare.menu.filter}
        aria-label={rare.menu.filter}
        value={query}
        autoComplete="off"
        onChange={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !shown[0]) return
          // or the key would press the button that gets the focus back
          event.preventDefault()
          choose(shown[0].id)
        }}
      />
      <div className="menu-body">
        <div className="menu-families">
          {families.map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={!wanted && each === family}
              onClick={() => (setFamily(each), setQuery(''))}
            >
              {words.method.families[each]}
            </button>
          ))}
        </div>
        <div className="menu-methods" ref={list}>
          {shown.map((method) => (
            <button
              key={method.id}
              type="button"
              aria-current={method.id === current}
              onClick={() => choose(method.id)}
            >
              {method.id === current ? <Icon name="check" /> : null}
              <b>{method.label[locale]}</b>
              <LevelStrip line={method.levels(withDefaults(method.params, {}))} />
              <span>{method.summary[locale]}</span>
              {method.note ? <span>{method.note[locale]}</span> : null}
              <span>{fidelityText(method.fidelity(withDefaults(method.params, {})), words)}</span>
            </button>
          ))}
          {shown.length === 0 ? <p className="hint">{rare.menu.none(query)}</p> : null}
        </div>
      </div>
    </dialog>
  )
}

/** Under the button where there is room for it; in the middle of a narrow window. */
function placeBelow(anchor: DOMRect): React.CSSProperties {
  if (innerWidth < 720) return {}
  const top = Math.max(12, Math.min(anchor.bottom + 4, innerHeight - 432))
  return {
    margin: 0,
    left: Math.min(anchor.left, innerWidth - 520),
    top,
    maxHeight: innerHeight - top - 12,
  }
}
