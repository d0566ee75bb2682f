import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { listenHere } from './loopback.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
}
const DIST = join(import.meta.dirname, '..', 'dist')

/** The plainest static host: a built page under `base`, nothing else. It remembers what was asked of it. */
export async function startStaticHost(base: string, dist = DIST) {
  const served: string[] = []
  const missing: string[] = []
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname)
    const name = path === base ? 'index.html' : path.slice(base.length)
    try {
      if (!path.startsWith(base)) throw new Error('outside')
      const body = await readFile(join(dist, normalize(`/${name}`)))
      served.push(name)
      response.setHeader('content-type', TYPES[extname(name)] ?? 'application/octet-stream').end(body)
    } catch {
      missing.push(path)
      response.writeHead(404).end()
    }
  })
  const origin = await listenHere(server)
  return { url: `${origin}${base}`, served, missing, close: () => server.close() }
}
