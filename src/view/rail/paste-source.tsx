import { type ReactElement, useMemo, useState } from 'react'
import { carriesPayload } from '../../state/link/index.ts'
import { payloadOf } from '../../state/link/reading.ts'
import type { SourceSpec } from '../../state/scene.ts'
import { sceneStore } from '../../state/scene-store.ts'
import { useRareWords, useScene, useServices } from '../hooks.ts'

/** The numbers of a scene that carries them; else none. */
function numbersOf(source: SourceSpec): string {
  const payload = carriesPayload(source.id) ? payloadOf(source) : null
  return payload?.kind === 'payload' ? Array.from(payload.data).join(', ') : ''
}

/** Numbers by hand: typed, or pasted as a table, a Python list or JSON. Undo and links bring theirs. */
export function PasteSource(): ReactElement {
  const rare = useRareWords()
  const { opener } = useServices()
  const source = useScene((scene) => scene.source)
  /** What was typed, and the weights on show beside it. */
  const [draft, setDraft] = useState<{ readonly of: SourceSpec; readonly text: string } | null>(null)
  const numbers = useMemo(() => numbersOf(source), [source])
  const text = draft?.of === source ? draft.text : numbers

  async function use(): Promise<void> {
    const open = await opener()
    await open.text(text, rare.bring.pastedName)
    // weights that came of it leave it as it was typed
    setDraft((now) => now && { ...now, of: sceneStore.getState().source })
  }

  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void use()
      }}
    >
      <textarea
        className="textarea mono"
        aria-label={rare.bring.numbers}
        placeholder="1.2, 2.3, 3.4, 4.5, 5.6"
        spellCheck={false}
        value={text}
        onChange={(event) => setDraft({ of: source, text: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit()
        }}
      />
      <p className="hint">{rare.bring.numbersHint}</p>
      <button type="submit" className="button" disabled={text.trim() === ''}>
        {rare.bring.usePasted}
      </button>
    </form>
  )
}
