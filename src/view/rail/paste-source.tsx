import { type ReactElement, useState } from 'react'
import { carriesPayload } from '../../state/link/index.ts'
import { payloadOf } from '../../state/link/reading.ts'
import { useRareWords, useScene, useServices } from '../hooks.ts'

/** Numbers by hand: typed, or pasted as a table, a Python list or JSON. */
export function PasteSource(): ReactElement {
  const rare = useRareWords()
  const { opener } = useServices()
  const source = useScene((scene) => scene.source)
  const [text, setText] = useState(() => (carriesPayload(source.id) ? typed() : ''))

  function typed(): string {
    const payload = payloadOf(source)
    return payload.kind === 'payload' ? Array.from(payload.data).join(', ') : ''
  }

  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void opener().then((open) => open.text(text, rare.bring.pastedName))
      }}
    >
      <textarea
        className="textarea mono"
        aria-label={rare.bring.numbers}
        placeholder="1.2, 2.3, 3.4, 4.5, 5.6"
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
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
