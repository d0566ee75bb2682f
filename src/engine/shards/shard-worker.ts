import type { FromShard, ToShard } from './messages.ts'
import { serveShard } from './serve.ts'

/** What is used of the global of a worker; the DOM library only knows that of a page. */
interface WorkerScope {
  postMessage(message: FromShard, transfer: ArrayBuffer[]): void
  addEventListener(type: 'message', listener: (event: MessageEvent<ToShard>) => void): void
}

const scope = self as unknown as WorkerScope
const server = serveShard((message, transfer) => scope.postMessage(message, transfer))
scope.addEventListener('message', (event) => server.receive(event.data))
