import { type ReactElement, useState } from 'react'
import type { RawLayout } from '../../core/formats/raw-types.ts'
import type { IntegerParam } from '../../core/params.ts'
import { RAW_TYPES } from '../../state/link/index.ts'
import { NumberField } from '../controls/number-field.tsx'
import { Segments } from '../controls/segments.tsx'
import { Select } from '../controls/select.tsx'
import { setSourceParams } from '../../state/actions.ts'
import { rawOf, rawParams, withoutRaw } from '../../state/raw-params.ts'
import { useRareWords, useScene, useServices } from '../hooks.ts'
import { FileButton } from './file-button.tsx'

const OFFSET: IntegerParam = { key: 'offset', kind: 'integer', min: 0, max: Number.MAX_SAFE_INTEGER, default: 0 }

/** Bytes without a format: the reader says what they mean. */
export function RawSource(): ReactElement {
  const rare = useRareWords()
  const { opener } = useServices()
  const source = useScene((scene) => scene.source)
  const [kept, keep] = useState<RawLayout>({ dtype: 'float32', endian: 'little', offset: 0 })
  const { raw: onShow } = rawOf(source)
  const { dtype, endian, offset } = onShow ?? kept
  /** What is on show as raw numbers is read again, in another shape than before. */
  const change = (part: Partial<RawLayout>): void => {
    const next = { dtype, endian, offset, ...part }
    keep(next)
    if (onShow) setSourceParams({ ...withoutRaw(source.params), ...rawParams(next) })
  }
  const { raw } = rare.bring
  return (
    <details className="raw-source">
      <summary>{raw.title}</summary>
      <div className="stack">
        <Select
          label={raw.dtype}
          options={RAW_TYPES.map((value) => ({ value, label: value }))}
          value={dtype}
          onChange={(value) => change({ dtype: value })}
        />
        <Segments
          even
          legend={raw.order}
          options={(['little', 'big'] as const).map((value) => ({ value, label: raw.orders[value] }))}
          value={endian}
          onChange={(value) => change({ endian: value })}
        />
        <NumberField
          param={OFFSET}
          params={{}}
          value={offset}
          caption={raw.offset}
          label={raw.offsetLabel}
          onChange={(value) => change({ offset: value })}
        />
        <FileButton
          onFiles={(files) => void opener().then((open) => open.files(files, true, { dtype, endian, offset }))}
        >
          {raw.choose}
        </FileButton>
      </div>
    </details>
  )
}
