import { type ReactElement, useState } from 'react'
import type { IntegerParam } from '../../core/params.ts'
import { RAW_TYPES } from '../../state/link/index.ts'
import { NumberField } from '../controls/number-field.tsx'
import { Segments } from '../controls/segments.tsx'
import { Select } from '../controls/select.tsx'
import { useRareWords, useServices } from '../hooks.ts'
import { FileButton } from './file-button.tsx'

const OFFSET: IntegerParam = { key: 'offset', kind: 'integer', min: 0, max: Number.MAX_SAFE_INTEGER, default: 0 }

/** Bytes without a format: the reader says what they mean. */
export function RawSource(): ReactElement {
  const rare = useRareWords()
  const { opener } = useServices()
  const [dtype, setType] = useState<(typeof RAW_TYPES)[number]>('float32')
  const [endian, setEndian] = useState<'little' | 'big'>('little')
  const [offset, setOffset] = useState(0)
  const { raw } = rare.bring
  return (
    <details className="raw-source">
      <summary>{raw.title}</summary>
      <div className="stack">
        <Select
          label={raw.dtype}
          options={RAW_TYPES.map((value) => ({ value, label: value }))}
          value={dtype}
          onChange={setType}
        />
        <Segments
          even
          legend={raw.order}
          options={(['little', 'big'] as const).map((value) => ({ value, label: raw.orders[value] }))}
          value={endian}
          onChange={setEndian}
        />
        <NumberField
          param={OFFSET}
          params={{}}
          value={offset}
          caption={raw.offset}
          label={raw.offsetLabel}
          onChange={setOffset}
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
