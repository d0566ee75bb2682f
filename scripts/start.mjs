/**
 * Shows the page: installs what is missing, builds, serves `dist` and prints the address. Ctrl-C ends it.
 *
 *     npm start -- [--port 5173] [--host 0.0.0.0]
 *
 * It is the built page, not the development server (`npm run dev`): what one sees is what a host would serve, at its
 * full speed.
 */
import { parseArgs } from 'node:util'
import { buildPage } from './lib/build.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { serve } from './lib/serve.mjs'

const { values } = parseArgs({
  options: { port: { type: 'string', default: '5173' }, host: { type: 'string', default: '127.0.0.1' } },
})
await ensureInstalled()
if (!(await buildPage())) process.exit(1)
const server = await serve({ port: Number(values.port), host: values.host })
console.log(`\nQuantscope is ready: ${server.addresses.join(' ')}\nCtrl-C ends it.`)
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(0))
if (process.env.npm_lifecycle_event === 'start') endWithParent()

/** npm hands a signal to its shell only; when that is gone, nobody would end the server. */
function endWithParent() {
  const parent = process.ppid
  setInterval(() => process.ppid === parent || process.exit(0), 500).unref()
}
