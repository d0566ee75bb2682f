import { type ReactElement } from 'react'
import { articleSnippets } from '../../core/article.ts'
import { setArticleExample, setSource } from '../../state/actions.ts'
import { isExample } from '../../state/article-example.ts'
import { EXAMPLES, exampleParams } from '../../state/examples.ts'
import { sourceParams } from '../../state/link/index.ts'
import { Select } from '../controls/select.tsx'
import { useScene, useWords } from '../hooks.ts'
import { later } from '../later.tsx'

const ArticlePrinted = later(() => import('./article-printed.tsx').then((part) => part.ArticlePrinted))

const ARTICLE = 'article'

/** The built-in network, layer by layer, and the article's X with its three examples. */
export function ExampleSource(): ReactElement {
  const words = useWords()
  const source = useScene((scene) => scene.source)
  const params = sourceParams(source)
  const example = EXAMPLES[0]
  const isArticle = source.id === 'article'
  const tensor = String(params.tensor ?? example.tensors[0].name)
  return (
    <>
      <div className="stack">
        <Select
          label={words.weights.exampleName}
          options={[
            ...example.tensors.map((each) => ({
              value: each.name as string,
              label: `${words.weights.digits} · ${each.name}`,
            })),
            { value: ARTICLE, label: words.weights.articleX },
          ]}
          value={isArticle ? ARTICLE : tensor}
          onChange={(value) => {
            if (value === ARTICLE) void setArticleExample('integer', {})
            else setSource('example', exampleParams(value))
          }}
        />
      </div>
      <ArticleExamples compact={!isArticle} />
    </>
  )
}

/** One click each: the article's X with its method; what NumPy really prints stands beside what the article prints. */
function ArticleExamples({ compact }: { compact: boolean }): ReactElement {
  const words = useWords()
  const shorts: Readonly<Record<string, string>> = words.article.short
  const pane = useScene((scene) => scene.panes[0])
  const source = useScene((scene) => scene.source)
  return (
    <>
      {compact ? <p className="hint article-caption">{words.article.title}</p> : null}
      <div className={`article-examples${compact ? ' compact' : ''}`} role="group" aria-label={words.article.title}>
        {articleSnippets.map((snippet) => {
          const pressed = isExample(snippet, source, pane)
          return (
            <div key={snippet.method}>
              <button
                type="button"
                aria-pressed={pressed}
                title={snippet.python}
                onClick={() => void setArticleExample(snippet.method, snippet.params)}
              >
                {compact ? (shorts[snippet.method] ?? snippet.method) : <code>{snippet.python}</code>}
              </button>
              {pressed ? <ArticlePrinted snippet={snippet} /> : null}
            </div>
          )
        })}
      </div>
    </>
  )
}
