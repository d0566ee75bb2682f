import type { ReactElement } from 'react'
import { bytes } from '../../i18n/numbers.ts'
import { setSource } from '../../state/actions.ts'
import type { Comparing } from '../../state/file/comparison.ts'
import { summaryOf } from '../../state/file/listing.ts'
import { useRareWords, useScene } from '../hooks.ts'
import { Icon } from '../icons.tsx'
import { FileButton } from '../rail/file-button.tsx'
import { useTable } from './use-table.ts'

/** Which file it is, what is in it, and the way to another one. */
export function Head({ comparing }: { comparing: Comparing }): ReactElement {
  const { fileView: words } = useRareWords()
  const set = useTable((table) => table.set)
  const size = useTable((table) => table.bytes)
  const files = useTable((table) => table.files)
  const tensors = useTable((table) => table.tensors)
  const own = set?.kind === 'own'
  const remote = useScene((scene) => scene.source.id === 'url')
  return (
    <header className="file-head">
      <h1 title={set?.name}>{set?.name}</h1>
      <p className="file-about">{tensors.length > 0 ? words.about(aboutOf()) : null}</p>
      <p className="file-local">
        {own ? (
          <>
            <Icon name="check" />
            {remote ? words.remote : words.local}
          </>
        ) : set?.kind === 'scene' ? (
          words.scene
        ) : (
          words.example
        )}
      </p>
      <div className="file-actions">
        {tensors.length > 0 ? (
          <FileButton className="tertiary" onFiles={(files) => void comparing.start(files)}>
            {words.compare.button}
          </FileButton>
        ) : null}
        {own ? (
          <button type="button" className="button tertiary" onClick={() => setSource('example', {})}>
            {words.close}
          </button>
        ) : null}
        <FileButton>{own ? words.another : words.own}</FileButton>
      </div>
    </header>
  )

  function aboutOf(): string[] {
    const { dtypes, count } = summaryOf(tensors)
    const types = dtypes.length > 4 ? [...dtypes.slice(0, 4), '…'] : dtypes
    const more = own && files > 1 ? [words.more(files - 1)] : []
    const known = size === null ? [] : [bytes(size)]
    return [...more, ...known, types.join(' '), words.tensors(tensors.length), words.weights(count)].filter(Boolean)
  }
}
