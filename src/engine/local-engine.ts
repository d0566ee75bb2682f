import type { Engine } from './engine.ts'
import type { ClientMessage, Connect, WorkerMessage } from './protocol.ts'
import type { Server } from './serve.ts'
import { type Timing, WorkerEngine } from './worker-engine.ts'

/** The same engine without a worker: for tests, and where a page may not start one. Long work breathes here too. */
export function createLocalEngine(timing?: Timing): Engine {
  return new WorkerEngine(connectHere, timing)
}

/** Does the work on this thread. Nothing is copied on the way. */
export const connectHere: Connect = (listener) => {
  let server: Server | null = null
  let open = true
  const waiting: ClientMessage[] = []

  function deliver(message: WorkerMessage): void {
    queueMicrotask(() => {
      if (open) listener.message(message)
    })
  }

  import('./serve.ts').then(
    ({ serve }) => {
      if (!open) return
      server = serve(deliver)
      for (const message of waiting) server.receive(message)
    },
    (error: unknown) => listener.broken(String(error)),
  )
  return {
    post: (message) => {
      if (server) server.receive(message)
      else waiting.push(message)
    },
    close: () => {
      open = false
      server?.close()
    },
  }
}
