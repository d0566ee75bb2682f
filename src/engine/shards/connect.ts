import type { ConnectShard, FromShard } from './messages.ts'

/** Starts a worker for a shard. Throws where the browser does not allow one. */
export const connectShard: ConnectShard = (listener) => {
  const worker = new Worker(new URL('./shard-worker.ts', import.meta.url), { type: 'module', name: 'shard' })
  worker.addEventListener('message', (event: MessageEvent<FromShard>) => listener.message(event.data))
  worker.addEventListener('messageerror', () => listener.broken())
  worker.addEventListener('error', (event) => {
    // without a shard the same figures come more slowly: nothing for the page to tell
    event.preventDefault()
    listener.broken()
  })
  return {
    post: (message, transfer) => worker.postMessage(message, transfer),
    close: () => worker.terminate(),
  }
}
