import { nameOf, place, type Source, type SyntaxNode, walk } from './syntax.ts'

/** What the core does without: the page, the network, clocks, other threads, chance. */
const GLOBALS = new Set(
  (
    'fetch XMLHttpRequest WebSocket EventSource document window self globalThis navigator localStorage sessionStorage indexedDB performance Date setTimeout setInterval setImmediate queueMicrotask ' +
    'requestAnimationFrame Worker SharedWorker MessageChannel BroadcastChannel crypto console process require Buffer eval'
  ).split(' '),
)

/** `Math` functions whose last digit ECMAScript leaves to the engine. */
const INEXACT = new Set(
  'acos acosh asin asinh atan atan2 atanh cbrt cos cosh exp expm1 hypot log log10 log1p log2 pow sin sinh tan tanh'.split(
    ' ',
  ),
)
/** Chance, and a rounding that is none of NumPy's. */
const NEVER = new Set(['random', 'round'])

/** Keys under which an identifier is a name of its own, not a reference. */
const OWN_NAMES: Readonly<Record<string, string>> = {
  MemberExpression: 'property',
  Property: 'key',
  PropertyDefinition: 'key',
  MethodDefinition: 'key',
  TSPropertySignature: 'key',
  TSMethodSignature: 'key',
  ImportSpecifier: 'imported',
  ExportSpecifier: 'exported',
  TSQualifiedName: 'right',
}

/** One line for every use of what the core must not use; with `exact`, also of what differs between engines. */
export function impurities(source: Source, { exact }: { readonly exact: boolean }): string[] {
  const found: string[] = []
  walk(source.program, (node, parent, key) => {
    const name = exact && isPower(node) ? '**' : impureName(node, parent, key, exact)
    if (name !== null) found.push(`${place(source, node)} uses ${name}`)
  })
  return found
}

function impureName(node: SyntaxNode, parent: SyntaxNode | null, key: string, exact: boolean): string | null {
  const name = nameOf(node)
  if (name === null || isOwnName(parent, key)) return null
  if (GLOBALS.has(name)) return name
  if (name !== 'Math') return null
  const used = parent?.type === 'MemberExpression' && parent['computed'] === false ? nameOf(parent['property']) : null
  if (used === null) return 'Math as a value'
  return NEVER.has(used) || (exact && INEXACT.has(used)) ? `Math.${used}` : null
}

function isOwnName(parent: SyntaxNode | null, key: string): boolean {
  return (
    parent !== null && OWN_NAMES[parent.type] === key && parent['computed'] !== true && parent['shorthand'] !== true
  )
}

function isPower(node: SyntaxNode): boolean {
  return (node.type === 'BinaryExpression' && node['operator'] === '**') || node['operator'] === '**='
}
