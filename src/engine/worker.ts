import type { ClientMessage, WorkerMessage } from './protocol.ts'
import { serve } from './serve.ts'

/** What is used of the global of a worker; the DOM library only knows that of a page. */
interface WorkerScope {
  postMessage(message: WorkerMessage, transfer: ArrayBuffer[]): void
  addEventListener(type: 'message', listener: (event: MessageEvent<ClientMessage>) => void): void
  addEventListener(type: 'messageerror', listener: () => void): void
  addEventListener(type: 'unhandledrejection', listener: (event: PromiseRejectionEvent) => void): void
}

const scope = self as unknown as WorkerScope
const server = serve((message, transfer) => scope.postMessage(message, transfer))

scope.addEventListener('message', (event) => server.receive(event.data))
scope.addEventListener('messageerror', () => {
  throw new Error('unreadable message')
})
// only uncaught exceptions reach the page by themselves
scope.addEventListener('unhandledrejection', (event) => {
  setTimeout(() => {
    throw event.reason
  })
})
