import type { ClientMessage, WorkerMessage } from './protocol.ts'
import { serve } from './serve.ts'
import type { WorkerScope } from './worker-scope.ts'

const scope = self as unknown as WorkerScope<ClientMessage, WorkerMessage>
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
