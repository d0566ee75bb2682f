import { posix } from 'node:path'
import { parseSync } from 'vite'

/** Downloaded by themselves, but by every first scene: the reader of the example, and the rail below the fold. */
const FIRST_SCENE = ['scene', 'lower-groups']

/**
 * The JavaScript that the page needs before it can show its first scene: what index.html names with what that imports
 * statically, what the worker adds to it, and the largest of the languages (only one is ever loaded).
 *
 * `read(path)` gives the text of a file under `dist`, `sizeOf(path)` its size; `manifest` is the one that Vite writes.
 * Gives disjoint sets of paths under `dist`.
 */
export function firstLoad(read, manifest, sizeOf) {
  const withImports = (paths) => closure(paths, (path) => staticImports(read(path), path))
  const start = manifest['index.html'].file
  const entry = withImports([start, ...scriptsOf(read('index.html'))])
  const worker = withImports([...entry].flatMap((path) => workersOf(read(path), path)))
  if (worker.has(start)) throw new Error(`the worker imports ${start}: it would start a second page`)
  const languages = Object.entries(manifest)
    .filter(([source, chunk]) => /^src\/i18n\/[^/]+\/index\.ts$/.test(source) && chunk.isDynamicEntry)
    .map(([, chunk]) => without(withImports([chunk.file]), entry))
  const scene = withImports(FIRST_SCENE.map((wanted) => fileOf(manifest, wanted)))
  const known = new Set([...entry, ...worker])
  return { entry, worker: without(worker, entry), scene: without(scene, known), language: largest(languages, sizeOf) }
}

function fileOf(manifest, wanted) {
  const chunk = Object.values(manifest).find(({ name }) => name === wanted)
  if (!chunk) throw new Error(`no chunk is named ${wanted}: the sum is not the whole first load`)
  return chunk.file
}

function without(paths, others) {
  return new Set([...paths].filter((path) => !others.has(path)))
}

/** All that can be reached from `start`, itself included. */
function closure(start, next) {
  const seen = new Set()
  const queue = [...start]
  for (const path of queue) {
    if (seen.has(path)) continue
    seen.add(path)
    queue.push(...next(path))
  }
  return seen
}

function largest(sets, sizeOf) {
  const total = (paths) => [...paths].reduce((sum, path) => sum + sizeOf(path), 0)
  return sets.reduce((best, paths) => (total(paths) > total(best) ? paths : best), new Set())
}

function scriptsOf(html) {
  const names = [...html.matchAll(/(?:src|href)="(?:\.\/)?(assets\/[^"]+\.js)"/g)].map(([, name]) => name)
  return [...new Set(names)]
}

function staticImports(code, path) {
  const { staticImports: imports, staticExports: exports } = parseSync(path, code).module
  const names = [
    ...imports.map(({ moduleRequest }) => moduleRequest.value),
    ...exports.flatMap(({ entries }) => entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? [])),
  ]
  return names.filter((name) => name.startsWith('.')).map((name) => posix.join(posix.dirname(path), name))
}

/** Vite puts workers beside the chunk that starts them. */
function workersOf(code, path) {
  const found = code.matchAll(/new Worker\(.{0,40}?(["'`])([^"'`]+\.js)\1/g)
  return [...found].map(([, , name]) => posix.join(posix.dirname(path), posix.basename(name)))
}
