import { type ReactElement, useEffect, useState } from 'react'
import type { Shown } from '../../state/session-store.ts'
import { useRareWords, useServices } from '../hooks.ts'

/** NumPy that gives exactly the numbers on show. */
export function PythonPanel({ shown }: { shown: Shown }): ReactElement {
  const rare = useRareWords()
  const [copied, setCopied] = useState(false)
  const { runner } = useServices()
  const [code, setCode] = useState('')
  useEffect(() => {
    let wanted = true
    void runner.python(shown).then((lines) => {
      if (wanted && lines !== null) setCode(lines)
    })
    return () => {
      wanted = false
    }
  }, [runner, shown])
  return (
    <div className="python">
      <div className="python-head">
        <p className="hint">{rare.panels.pythonHint}</p>
        <button
          type="button"
          className="button"
          onClick={() =>
            void navigator.clipboard.writeText(code).then(
              () => setCopied(true),
              () => setCopied(false),
            )
          }
        >
          {copied ? rare.panels.copied : rare.panels.copy}
        </button>
      </div>
      <pre>
        <code>{code}</code>
      </pre>
    </div>
  )
}
