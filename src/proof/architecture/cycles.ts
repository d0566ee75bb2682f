import { importsOf } from './imports.ts'
import type { Source } from './syntax.ts'

/** `a.ts → b.ts → a.ts` for files that import each other, in whatever way; every file is in one cycle at most. */
export function cycles(sources: readonly Source[]): string[] {
  const left = new Map(sources.map((source) => [source.path, importsOf(source)]))
  const found: string[] = []
  for (;;) {
    dropEnds(left)
    const [first] = left.keys()
    if (first === undefined) return found
    const cycle = cycleFrom(first, left)
    found.push([...cycle, ...cycle.slice(0, 1)].join(' → '))
    for (const path of cycle) left.delete(path)
  }
}

type Graph = Map<string, readonly string[]>

/** Takes away, until there is none, what imports nothing of the graph: it is in no cycle. */
function dropEnds(graph: Graph): void {
  for (let size = -1; size !== graph.size; ) {
    size = graph.size
    for (const [path, targets] of graph) if (!targets.some((target) => graph.has(target))) graph.delete(path)
  }
}

/** Where every file has an import in the graph, following them leads into a cycle. */
function cycleFrom(first: string, graph: Graph): string[] {
  const way = [first]
  for (;;) {
    const next = graph.get(way.at(-1) ?? '')?.find((target) => graph.has(target)) ?? first
    if (way.includes(next)) return way.slice(way.indexOf(next))
    way.push(next)
  }
}
