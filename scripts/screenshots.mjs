/**
 * Takes pictures of a scene in every size, theme and language:
 *
 *     npm run screenshots -- [folder, default .cache/screenshots]
 *       --link '#v=1&q=affine;k=3'     the scene; without it, the one that the page opens on
 *       --size 1280x800 --theme light --lang en     only these; each may be given several times
 *       --full      the whole page, not only the window
 *       --readme    only docs/lab.png, the picture in the README
 *
 * Errors that the page reports are printed and make the exit code 1.
 */
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureBuilt } from './lib/build.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { freePort } from './lib/ports.mjs'
import { inRoot } from './lib/root.mjs'
import { serve } from './lib/serve.mjs'
import { shotsOf } from './lib/shots.mjs'

const README_PICTURE = { size: ['1280x800'], theme: ['light'], lang: ['en'] }

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    link: { type: 'string' },
    size: { type: 'string', multiple: true },
    theme: { type: 'string', multiple: true },
    lang: { type: 'string', multiple: true },
    full: { type: 'boolean', default: false },
    readme: { type: 'boolean', default: false },
  },
})
const folder = values.readme ? inRoot('docs') : resolve(positionals[0] ?? inRoot('.cache', 'screenshots'))
const shots = shotsOf(values.readme ? README_PICTURE : values)

await ensureInstalled()
if (!(await ensureBuilt())) process.exit(1)
const { ensureBrowser } = await import('./lib/browser.mjs')
const { ensureChineseFont } = await import('./lib/fonts.mjs')
const { photograph } = await import('./lib/camera.mjs')

await ensureChineseFont()
const executablePath = await ensureBrowser()
const server = await serve({ port: await freePort(), strict: true })
mkdirSync(folder, { recursive: true })
const pathOf = ({ name }) => join(folder, values.readme ? 'lab.png' : name)
const bad = await photograph(server.url, shots, pathOf, { executablePath, fullPage: values.full })
process.exit(bad === 0 ? 0 : 1)
