import type { Server } from 'node:http'

/** Starts a server that only this machine reaches, at any free port. Gives its origin. */
export async function listenHere(server: Server): Promise<string> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return `http://127.0.0.1:${address.port}`
}
