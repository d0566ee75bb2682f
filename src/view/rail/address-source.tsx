import { type ReactElement, useState } from 'react'
import { sourceParams } from '../../state/link/index.ts'
import { useRareWords, useScene, useServices } from '../hooks.ts'

/** A file on another site, by its address or that of the page about it. */
export function AddressSource(): ReactElement {
  const rare = useRareWords()
  const { opener } = useServices()
  const source = useScene((scene) => scene.source)
  const [href, setHref] = useState(() => (source.id === 'url' ? String(sourceParams(source).href ?? '') : ''))
  return (
    <form
      className="row address"
      onSubmit={(event) => {
        event.preventDefault()
        void opener().then((open) => open.url(href.trim()))
      }}
    >
      <label className="field">
        <input
          type="url"
          autoComplete="off"
          spellCheck={false}
          aria-label={rare.bring.address}
          placeholder="https://…"
          value={href}
          onChange={(event) => setHref(event.currentTarget.value)}
        />
      </label>
      <button type="submit" className="button" disabled={href.trim() === ''}>
        {rare.bring.openAddress}
      </button>
    </form>
  )
}
