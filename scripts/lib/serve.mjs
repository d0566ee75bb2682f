import { root } from './root.mjs'

/** Serves `dist`. With `strict`, the port must be free; else the next free one is taken. Gives the address and `close`. */
export async function serve({ port, host = '127.0.0.1', strict = false }) {
  const { preview } = await import('vite')
  const server = await preview({ root, logLevel: 'warn', preview: { port, host, strictPort: strict } })
  const { port: actual } = server.httpServer.address()
  const addresses = [...(server.resolvedUrls?.local ?? []), ...(server.resolvedUrls?.network ?? [])]
  return { url: `http://127.0.0.1:${actual}/`, addresses, close: () => server.close() }
}
