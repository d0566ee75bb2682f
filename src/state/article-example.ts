import type { ArticleSnippet } from '../core/article.ts'
import { methodById } from '../core/methods/index.ts'
import type { MethodSpec, SourceSpec } from './scene.ts'

/** Are these weights and this method, with all its parameters, what the snippet computes? */
export function isExample(
  { method, params }: ArticleSnippet,
  source: SourceSpec,
  pane: MethodSpec | undefined,
): boolean {
  return (
    source.id === 'article' &&
    pane?.id === method &&
    methodById(method)?.params.every(
      ({ key, default: usual }) => (pane.params[key] ?? usual) === (params[key] ?? usual),
    ) === true
  )
}
