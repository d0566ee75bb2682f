import type { ReactElement } from 'react'
import { isMuch } from '../../engine/budget.ts'
import { Select } from '../controls/select.tsx'
import { useRareWords, useScene, useServices, useSession, useWords } from '../hooks.ts'
import { AddressSource } from './address-source.tsx'
import { FileButton } from './file-button.tsx'
import { RawSource } from './raw-source.tsx'
import { SortOffer } from './sort-offer.tsx'
import { StoredNote } from './stored-note.tsx'

/** A file of the reader's own: chosen here or dropped anywhere. */
export function FileSource(): ReactElement {
  const rare = useRareWords()
  const words = useWords()
  const { opener } = useServices()
  const isFile = useScene((scene) => scene.source.id === 'file' || scene.source.id === 'url')
  const weights = useSession((session) => session.shown?.weights)
  const file = isFile ? weights?.file : undefined
  const readable = weights?.tensors.filter(({ problem }) => !problem) ?? []
  return (
    <div className="stack">
      <FileButton>{rare.bring.choose}</FileButton>
      {file ? <p className="file-name">{rare.bring.opened(file.name)}</p> : null}
      {file && weights && readable.length > 1 ? (
        <Select
          label={words.weights.tensor}
          options={readable.map((tensor) => ({
            value: tensor.name,
            label: tensor.shape.length > 0 ? `${tensor.name} · ${words.weights.shapeOf(tensor.shape)}` : tensor.name,
          }))}
          value={weights.name}
          onChange={(name) => void opener().then((open) => open.tensor(name))}
        />
      ) : null}
      {weights?.stored && isFile ? <StoredNote stored={weights.stored} /> : null}
      {weights && isFile && isMuch(weights.stats.n) ? <SortOffer key={weights.id} weights={weights} /> : null}
      <p className="hint">
        <span className="mouse-only">{rare.bring.fileDrop}</span>
        {rare.bring.fileHint}
      </p>
      <AddressSource />
      <RawSource />
    </div>
  )
}
