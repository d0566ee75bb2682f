import type { WorkerScope } from '../worker-scope.ts'
import type { FromShard, ToShard } from './messages.ts'
import { serveShard } from './serve.ts'

const scope = self as unknown as WorkerScope<ToShard, FromShard>
const server = serveShard((message, transfer) => scope.postMessage(message, transfer))
scope.addEventListener('message', (event) => server.receive(event.data))
