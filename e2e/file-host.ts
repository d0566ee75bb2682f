import { createServer } from 'node:http'
import { listenHere } from './loopback.ts'

export interface HostWays {
  /** Does it answer range requests with parts? */
  readonly ranges: boolean
  /** Does it let pages of other sites read its files? */
  readonly open: boolean
}

/** Another site with one file on it. It remembers which bytes were asked for. */
export async function startFileHost(bytes: Buffer, { ranges, open }: HostWays) {
  const asked: string[] = []
  const server = createServer(({ headers: { range } }, response) => {
    asked.push(range ?? 'all')
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(range ?? '') ?? []
    const allowed = open
      ? { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'content-range, content-length' }
      : {}
    if (!ranges || from === undefined || to === undefined) {
      response.writeHead(200, { ...allowed, 'content-length': bytes.length }).end(bytes)
      return
    }
    const end = Math.min(Number(to) + 1, bytes.length)
    const place = { 'content-range': `bytes ${from}-${end - 1}/${bytes.length}` }
    response.writeHead(206, { ...allowed, ...place }).end(bytes.subarray(Number(from), end))
  })
  const origin = await listenHere(server)
  return { url: `${origin}/net.safetensors`, asked, close: () => server.close() }
}
