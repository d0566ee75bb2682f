import { parseSync } from 'vite'

/** Any node of a syntax tree, seen from outside. */
export interface SyntaxNode {
  readonly type: string
  readonly start: number
  readonly [key: string]: unknown
}

/** A TypeScript file, parsed. */
export interface Source {
  /** Relative to the repository. */
  readonly path: string
  readonly text: string
  readonly program: SyntaxNode
  readonly comments: readonly string[]
}

export function parse(path: string, text: string): Source {
  const { program, comments, errors } = parseSync(path, text)
  if (errors[0] !== undefined) throw new SyntaxError(`${path}: ${errors[0].message}`)
  if (!isNode(program)) throw new TypeError(`${path}: no program`)
  return { path, text, program, comments: comments.map((comment) => comment.value) }
}

/** Calls `visit` for every node, with the node and the property that hold it. */
export function walk(
  node: SyntaxNode,
  visit: (node: SyntaxNode, parent: SyntaxNode | null, key: string) => void,
  parent: SyntaxNode | null = null,
  key = '',
): void {
  visit(node, parent, key)
  for (const [name, value] of Object.entries(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) walk(child, visit, node, name)
  }
}

/** `path:line` of a node. */
export function place(source: Source, node: SyntaxNode): string {
  return `${source.path}:${source.text.slice(0, node.start).split('\n').length}`
}

/** The name of an identifier, or of a property that is written as one; else null. */
export function nameOf(node: unknown): string | null {
  return isNode(node) && node.type === 'Identifier' && typeof node['name'] === 'string' ? node['name'] : null
}

export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}
