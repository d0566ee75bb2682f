import type { ReactElement } from 'react'
import type { ArticleSnippet } from '../../core/article.ts'
import { isExample } from '../../state/article-example.ts'
import { useRareWords, useSession } from '../hooks.ts'

/** What the article prints, and what NumPy prints: the codes that were just computed. */
export function ArticlePrinted({ snippet }: { snippet: ArticleSnippet }): ReactElement | null {
  const rare = useRareWords()
  const shown = useSession((session) => session.shown)
  // of the result, which may still be that of the scene before
  if (!shown || !isExample(snippet, shown.source, shown.pane)) return null
  const hints: Readonly<Record<string, string>> = rare.hints.article
  return (
    <>
      <dl className="printed">
        <dt>{rare.printed.article}</dt>
        <dd>
          <code>{snippet.printed}</code>
        </dd>
        <dt>{rare.printed.numpy}</dt>
        <dd>
          <code data-printed={snippet.method}>{printed(shown.evaluation.head)}</code>
        </dd>
      </dl>
      <p className="hint">{hints[snippet.method]}</p>
    </>
  )
}

/** Integers as NumPy prints an array of them: all columns as wide as the widest. */
function printed(values: readonly number[]): string {
  const texts = values.map(String)
  const width = Math.max(0, ...texts.map((text) => text.length))
  return `[${texts.map((text) => text.padStart(width)).join(' ')}]`
}
