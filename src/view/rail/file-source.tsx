import { type ReactElement, useRef } from 'react'
import { Select } from '../controls/select.tsx'
import { useRareWords, useScene, useServices, useSession, useWords } from '../hooks.ts'
import { AddressSource } from './address-source.tsx'
import { RawSource } from './raw-source.tsx'
import { StoredNote } from './stored-note.tsx'

/** What the picker offers first; recognition is by content, so any other file may be tried too. */
export const ACCEPT = '.npy,.npz,.csv,.tsv,.txt,.json,.jsonl,.safetensors,.gguf,.onnx,.data,.pt,.pth,.ckpt,.bin'

interface FileButtonProps {
  readonly children: string
  readonly className?: string
  /** What becomes of the files; without it they are opened. */
  readonly onFiles?: (files: readonly File[]) => void
}

export function FileButton({ children, className, onFiles }: FileButtonProps): ReactElement {
  const { opener } = useServices()
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <button type="button" className={`button ${className ?? ''}`} onClick={() => input.current?.click()}>
        {children}
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={`${ACCEPT},*`}
        aria-label={children}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])]
          event.currentTarget.value = ''
          if (onFiles) onFiles(files)
          else void opener().then((open) => open.files(files))
        }}
      />
    </>
  )
}

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
      <p className="hint">{rare.bring.fileHint}</p>
      <AddressSource />
      <RawSource />
    </div>
  )
}
