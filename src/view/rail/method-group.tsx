import { type ReactElement, useState } from 'react'
import { loadMethods } from '../../core/methods/index.ts'
import type { Fidelity } from '../../core/quantizer/method.ts'
import { useLanguage, useScene, useSession } from '../hooks.ts'
import { Icon } from '../icons.tsx'
import { later } from '../later.tsx'
import { fidelityText } from '../texts/fidelity.ts'
import { useActiveMethod } from '../use-method.ts'
import { Group } from './group.tsx'

const Treatment = later(() => import('./treatment.tsx').then((part) => part.Treatment))
const MethodMenu = later(async () => {
  const [{ MethodMenu: Menu }, methods] = await Promise.all([import('./method-menu.tsx'), loadMethods()])
  return (props: { anchor: DOMRect; onClose: () => void }) => <Menu methods={methods} {...props} />
})

/** Whoever points at the button may press it next. A menu that cannot be had says so when it is asked for. */
const preloadMenu = (): void => void MethodMenu.preload().catch(() => undefined)

/** What is proved of a method. */
export function FidelityLine({ fidelity }: { fidelity: Fidelity }): ReactElement {
  const { words } = useLanguage()
  return (
    <p className="fidelity" data-term="fidelity">
      {fidelity.kind === 'bit-exact' ? <Icon name="check" /> : null}
      <span>{fidelityText(fidelity, words)}</span>
    </p>
  )
}

/** Without any, always the same answer, so that results do not draw this group again. */
const someOf = <T,>(list: readonly T[] | undefined): readonly T[] | null => (list && list.length > 0 ? list : null)

/** The name of the method; pressed, it opens the catalogue. */
export function MethodButton(): ReactElement {
  const { locale } = useLanguage()
  const active = useActiveMethod()
  const id = useScene((scene) => scene.panes[0]?.id ?? '')
  const [anchor, setAnchor] = useState<DOMRect | null>(null)
  return (
    <>
      <button
        type="button"
        className="method-button"
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onPointerEnter={preloadMenu}
        onFocus={preloadMenu}
        onClick={(event) => setAnchor(event.currentTarget.getBoundingClientRect())}
      >
        <span>{active ? active.method.label[locale] : id}</span>
        <Icon name="down" />
      </button>
      {anchor ? <MethodMenu anchor={anchor} onClose={() => setAnchor(null)} /> : null}
    </>
  )
}

export function MethodGroup(): ReactElement {
  const { words } = useLanguage()
  const active = useActiveMethod()
  const remarks = useSession((session) => someOf(session.shown?.evaluation.remarks))
  const lost = useSession((session) => session.shown?.evaluation.lost ?? 0)
  return (
    <Group title={words.method.title} hint={active ? words.method.families[active.method.family] : undefined}>
      <MethodButton />
      {active ? <FidelityLine fidelity={active.method.fidelity(active.params)} /> : null}
      {remarks || lost > 0 ? <Treatment remarks={remarks ?? []} lost={lost} /> : null}
    </Group>
  )
}
