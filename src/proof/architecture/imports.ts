import { posix } from 'node:path'
import { isNode, place, type Source, type SyntaxNode, walk } from './syntax.ts'
import { whyWrongFolder } from './view-folders.ts'

interface Allowed {
  readonly parts: readonly string[]
  /** Parts of which only the types may be known. */
  readonly types?: readonly string[]
  readonly packages: boolean
}

/** What each part of `src` may import: itself and what comes before it in the flow; packages or not. */
const MAY_IMPORT: Readonly<Record<string, Allowed>> = {
  core: { parts: ['core'], packages: false },
  engine: { parts: ['engine', 'core'], packages: true },
  state: { parts: ['state', 'engine', 'core'], packages: true },
  i18n: { parts: ['i18n', 'core'], types: ['state', 'engine'], packages: false },
  view: { parts: ['view', 'i18n', 'state', 'engine', 'core'], packages: true },
  // main.tsx, app.tsx
  '': { parts: ['', 'view', 'i18n', 'state', 'engine', 'core'], packages: true },
}

const HOLDS_A_SPECIFIER = new Set([
  'ImportDeclaration',
  'ExportAllDeclaration',
  'ExportNamedDeclaration',
  'ImportExpression',
  'TSImportType',
])

/** One sentence for every import against the direction view → state → engine → core, or that of the folders of view. */
export function wrongImports(source: Source, dependencies: readonly string[]): string[] {
  const found: string[] = []
  walk(source.program, (node) => {
    const specifier = specifierOf(node)
    if (specifier === null) return
    const reason = whyWrong(source.path, specifier, isTypeOnly(node), dependencies)
    if (reason !== null) found.push(`${place(source, node)} imports ${specifier}: ${reason}`)
  })
  return found
}

/** The files of the project that one imports, types too, relative to the repository. */
export function importsOf(source: Source): string[] {
  const found: string[] = []
  walk(source.program, (node) => {
    const specifier = specifierOf(node)
    if (specifier?.startsWith('.')) found.push(targetOf(source.path, specifier))
  })
  return found
}

function targetOf(path: string, specifier: string): string {
  return posix.join(posix.dirname(path), specifier)
}

/** The module that a node names; null when it names none; a computed one counts as `?`. */
function specifierOf(node: SyntaxNode): string | null {
  if (!HOLDS_A_SPECIFIER.has(node.type) || !isNode(node['source'])) return null
  const { value } = node['source']
  return typeof value === 'string' ? value : '?'
}

function isTypeOnly(node: SyntaxNode): boolean {
  return node['importKind'] === 'type' || node['exportKind'] === 'type' || node.type === 'TSImportType'
}

function whyWrong(path: string, specifier: string, typeOnly: boolean, dependencies: readonly string[]): string | null {
  const part = partOf(path)
  const allowed = MAY_IMPORT[part]
  if (allowed === undefined) return `${part} is no known part of src`
  if (!specifier.startsWith('.')) return whyWrongPackage(part, allowed.packages, specifier, dependencies)
  const target = targetOf(path, specifier)
  if (!target.startsWith('src/')) return 'it is outside src'
  const parts = typeOnly ? [...allowed.parts, ...(allowed.types ?? [])] : allowed.parts
  if (!parts.includes(partOf(target))) return `${part || 'the page'} may not import ${partOf(target)}`
  return /\.\w+(\?\w+)?$/.test(specifier) ? whyWrongFolder(path, target) : 'it has no extension'
}

function whyWrongPackage(part: string, allowed: boolean, specifier: string, dependencies: readonly string[]) {
  if (!allowed) return `${part} has no dependencies`
  const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
  return dependencies.includes(name) ? null : 'it is not a dependency of the page'
}

/** The folder of `src` that a file is in; empty for files directly in `src`. */
function partOf(path: string): string {
  const [, part = '', rest] = path.split('/')
  return rest === undefined ? '' : part
}
