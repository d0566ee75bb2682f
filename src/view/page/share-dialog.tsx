import { type ReactElement, useEffect, useRef, useState } from 'react'
import { addressOf } from '../../state/address-of.ts'
import { carriesPayload } from '../../state/link/index.ts'
import { encodeValues } from '../../state/link/reading.ts'
import type { SourceSpec } from '../../state/scene.ts'
import { sceneStore } from '../../state/scene-store.ts'
import { sessionStore } from '../../state/session-store.ts'
import { useDialog } from '../controls/dialog.ts'
import { IconButton } from '../controls/icon-button.tsx'
import { useRareWords, useServices, useWords } from '../hooks.ts'
import { copyLink } from './copy-link.ts'

/** Beyond this many characters chat programs start to cut; beyond LIMIT a link is no sensible place for data. */
const SAFE = 2000
const LIMIT = 8000
const MOST_VALUES = 4096

/** The link to copy by hand, and for own data the choice of what it carries. */
export function ShareDialog({ refused, onClose }: { refused: boolean; onClose: () => void }): ReactElement {
  const words = useWords()
  const rare = useRareWords()
  const { opener } = useServices()
  const dialog = useDialog(onClose)
  const field = useRef<HTMLInputElement>(null)
  const scene = sceneStore.getState()
  const ownFile = scene.source.id === 'file'
  const n = sessionStore.getState().shown?.weights.stats.n ?? 0
  const [put, setPut] = useState(false)
  const [payload, setPayload] = useState<SourceSpec | null>(null)
  /** The values could not be had: the work was stopped, or begins anew. */
  const [missing, setMissing] = useState(false)
  const [failed, setFailed] = useState(refused)
  const linked = put && payload ? { ...scene, source: payload } : scene
  const link = addressOf(linked)
  const tooLong = n > MOST_VALUES || (put && payload !== null && link.length > LIMIT)

  useEffect(() => {
    if (!ownFile || n > MOST_VALUES) return
    void opener()
      .then((open) => open.carried(MOST_VALUES))
      .then((carried) => setPayload(carried && encodeValues(carried.data, carried.shape)))
      .catch(() => setMissing(true))
  }, [ownFile, n, opener])
  useEffect(() => {
    if (failed) field.current?.select()
  }, [failed])

  async function copy(): Promise<void> {
    if (await copyLink(linked)) return onClose()
    setFailed(true)
    field.current?.select()
  }

  const inside = ownFile
    ? put
      ? rare.share.typed
      : rare.share.nameOnly
    : carriesPayload(scene.source.id)
      ? rare.share.typed
      : rare.share.recipe
  return (
    <dialog ref={dialog} className="dialog share" aria-label={rare.share.title}>
      <div className="dialog-head">
        <h2>{rare.share.title}</h2>
        <IconButton icon="close" label={words.topbar.close} onClick={onClose} />
      </div>
      {ownFile && n > 0 ? (
        <label className="check">
          <input
            type="checkbox"
            checked={put}
            disabled={n > MOST_VALUES || !payload}
            onChange={(event) => setPut(event.currentTarget.checked)}
          />
          <span>
            {rare.share.put(n)}
            <span className="hint">
              {' '}
              {n > MOST_VALUES ? rare.share.tooLong(n) : missing ? rare.share.missing : rare.share.putHint}
            </span>
          </span>
        </label>
      ) : null}
      <div className="share-row">
        <input
          ref={field}
          className="link-field mono"
          readOnly
          value={link}
          aria-label={rare.share.link}
          onFocus={(event) => event.currentTarget.select()}
        />
        <button type="button" className="button primary" onClick={() => void copy()}>
          {rare.share.copy}
        </button>
      </div>
      {failed ? <p role="alert">{rare.share.refused}</p> : null}
      <p className="hint">
        {`${rare.share.length(link.length, link.length <= SAFE)} `}
        {tooLong && put ? rare.share.tooLong(n) : inside}
      </p>
    </dialog>
  )
}
