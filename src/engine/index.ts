import { connectWorker } from './connect-worker.ts'
import type { Engine } from './engine.ts'
import { connectHere } from './local-engine.ts'
import type { Connect } from './protocol.ts'
import { WorkerEngine } from './worker-engine.ts'

/** The engine of the page: in a worker, or on the page's own thread where no worker can live. */
export function createEngine(): Engine {
  let possible = true
  const connect: Connect = (listener) => {
    if (!possible) return connectHere(listener)
    // some browsers refuse at once, others only by an event before the first word
    let spoke = false
    try {
      return connectWorker({
        message: (message) => {
          spoke = true
          listener.message(message)
        },
        broken: (reason) => {
          possible = spoke
          listener.broken(reason)
        },
      })
    } catch {
      possible = false
      return connectHere(listener)
    }
  }
  return new WorkerEngine(connect)
}
