import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync, existsSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { inRoot, root } from './root.mjs'

const QUERY = '?wasm'
const FLAGS = ['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--importMemory']
/** Vectors cross from one file to another, never to JavaScript, which is what this warning is about. */
const QUIET = ['--disableWarning', '112']

/**
 * `import bytes from './index.ts?wasm'` compiles AssemblyScript and gives a Uint8Array, inside the script: there is no
 * second file that a page in a sub-path would have to find. For Vite, Vitest and everything else that takes its plugins.
 */
export function assemblyScript() {
  return {
    name: 'assemblyscript',
    enforce: 'pre',
    load: {
      filter: { id: /\?wasm$/ },
      async handler(id) {
        const file = id.slice(0, -QUERY.length)
        for (const source of sourcesOf(file)) this.addWatchFile(source)
        const bytes = await compile(file)
        const text = JSON.stringify(bytes.toString('base64'))
        return { code: `export default Uint8Array.from(atob(${text}), (c) => c.charCodeAt(0))`, map: null }
      },
    },
  }
}

/** The module that a file of AssemblyScript makes, from the cache where none of its neighbours has changed. */
export async function compile(file) {
  const cached = inRoot('.cache', 'assembly', `${basename(file, '.ts')}-${fingerprint(file)}.wasm`)
  if (existsSync(cached)) return readFileSync(cached)
  const { default: asc } = await import('assemblyscript/asc')
  let bytes = null
  const messages = []
  const { error } = await asc.main(
    [relative(root, file), ...FLAGS, ...QUIET, '--baseDir', root, '--outFile', 'out.wasm'],
    {
      readFile: (name) => readSource(name),
      stderr: { write: (text) => messages.push(text) },
      writeFile: (_, contents) => {
        bytes = Buffer.from(contents)
      },
    },
  )
  if (error !== null || bytes === null) throw new Error(`${relative(root, file)}: ${messages.join('') || error}`)
  mkdirSync(dirname(cached), { recursive: true })
  writeFileSync(cached, bytes)
  return bytes
}

/** The compiler adds an extension to every import, also where there is one. */
function readSource(name) {
  const path = inRoot(name.replace(/\.ts\.ts$/, '.ts'))
  return existsSync(path) ? readFileSync(path, 'utf8') : null
}

function fingerprint(file) {
  const hash = createHash('sha256').update(FLAGS.join(' '))
  hash.update(readFileSync(inRoot('node_modules', 'assemblyscript', 'package.json')))
  for (const source of sourcesOf(file)) hash.update(`\n${basename(source)}\n`).update(readFileSync(source))
  return hash.digest('hex').slice(0, 16)
}

function sourcesOf(file) {
  const folder = dirname(file)
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => join(folder, name))
}
