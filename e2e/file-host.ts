import { createServer } from 'node:http'

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
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the file host has no port')
  return { url: `http://127.0.0.1:${address.port}/net.safetensors`, asked, close: () => server.close() }
}
