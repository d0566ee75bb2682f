import { type ReactElement, useEffect, useRef, useState } from 'react'
import { pythonOf } from '../../state/python.ts'
import type { Shown } from '../../state/session-store.ts'
import { copyText } from '../copy-text.ts'
import { useRareWords, useServices } from '../hooks.ts'

/** The code of searching encoders is ggml's own. */
const CALLS_GGML = /^import ctypes$/m

/** Python that gives exactly the numbers on show. */
export function PythonPanel({ shown }: { shown: Shown }): ReactElement {
  const rare = useRareWords()
  /** The code in the clipboard, as far as this page knows. */
  const [copied, setCopied] = useState<string | null>(null)
  const lines = useRef<HTMLPreElement>(null)
  const { runner, opener } = useServices()
  const [code, setCode] = useState('')
  useEffect(() => {
    let wanted = true
    void pythonOf(runner, opener, shown).then((lines) => {
      if (wanted && lines !== null) setCode(lines)
    })
    return () => {
      wanted = false
    }
  }, [runner, opener, shown])

  const { pythonHint, ggmlHint } = rare.panels
  const hint = code === '' ? '' : CALLS_GGML.test(code) ? ggmlHint : pythonHint

  async function copy(): Promise<void> {
    if (await copyText(code)) return setCopied(code)
    setCopied(null)
    // ready to be copied by hand
    if (lines.current) getSelection()?.selectAllChildren(lines.current)
  }

  return (
    <div className="python">
      <div className="python-head">
        <p className="hint">{hint}</p>
        <button type="button" className="button" onClick={() => void copy()}>
          {copied === code ? rare.panels.copied : rare.panels.copy}
        </button>
      </div>
      <pre ref={lines}>
        <code>{code}</code>
      </pre>
    </div>
  )
}
