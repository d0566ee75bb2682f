import { expect, test } from 'vitest'
import { firstLoad } from './first-load.mjs'

const dist = {
  'index.html':
    '<link rel="modulepreload" href="./assets/shared.js"><script type="module" src="./assets/index.js"></script>',
  'assets/index.js': [
    'import{a}from"./shared.js";export*from"./more.js";',
    'const late=()=>import("./late.js");const text="from\\"./none.js\\"";',
    'new Worker(new URL(new URL(`worker.js`,import.meta.url).href,``+import.meta.url),{type:`module`})',
  ].join(''),
  'assets/shared.js': 'export const a=1',
  'assets/more.js': 'import"./shared.js"',
  'assets/late.js': 'export{}',
  'assets/worker.js': 'import{c}from"./worker-part.js";import"./shared.js";import("./worker-late.js")',
  'assets/worker-part.js': 'export const c=1',
  'assets/worker-late.js': 'export{}',
  'assets/scene.js': 'import"./shared.js";export const reader=1',
  'assets/rail.js': 'import"./scene.js"',
  'assets/en.js': 'import{a}from"./shared.js";export default"hello"',
  'assets/zh.js': 'import"./words.js";export default""',
  'assets/words.js': 'export const w="a long list of words that makes this language the larger one"',
}
const manifest = {
  'index.html': { file: 'assets/index.js', isEntry: true },
  'src/i18n/en/index.ts': { file: 'assets/en.js', isDynamicEntry: true },
  'src/i18n/zh-CN/index.ts': { file: 'assets/zh.js', isDynamicEntry: true },
  'src/i18n/en/rare.ts': { file: 'assets/late.js', isDynamicEntry: true },
  '_scene.js': { file: 'assets/scene.js', name: 'scene' },
  'src/view/rail.tsx': { file: 'assets/rail.js', name: 'lower-groups', isDynamicEntry: true },
  'src/view/late.ts': { file: 'assets/late.js', isDynamicEntry: true },
}
const read = (path) => dist[path]
const sizeOf = (path) => dist[path].length

test('the first load is the entry, the worker, the example and the larger language, without what comes later', () => {
  const { entry, worker, scene, language } = firstLoad(read, manifest, sizeOf)
  expect(entry).toEqual(new Set(['assets/index.js', 'assets/more.js', 'assets/shared.js']))
  expect(worker).toEqual(new Set(['assets/worker-part.js', 'assets/worker.js']))
  expect(scene).toEqual(new Set(['assets/scene.js', 'assets/rail.js']))
  expect(language).toEqual(new Set(['assets/words.js', 'assets/zh.js']))
})

test('a worker or a language that is not found is an empty part', () => {
  const alone = { ...dist, 'assets/index.js': 'export{}' }
  const { worker, language } = firstLoad((path) => alone[path], without(/i18n/), sizeOf)
  expect([worker.size, language.size]).toEqual([0, 0])
})

test('a scene that goes by another name is refused', () => {
  expect(() => firstLoad(read, without(/rail/), sizeOf)).toThrow('no chunk is named lower-groups')
})

test('a worker that would start the page again is refused', () => {
  const wrong = { ...dist, 'assets/worker-part.js': 'import"./index.js"' }
  expect(() => firstLoad((path) => wrong[path], manifest, sizeOf)).toThrow('it would start a second page')
})

function without(source) {
  return Object.fromEntries(Object.entries(manifest).filter(([name]) => !source.test(name)))
}
