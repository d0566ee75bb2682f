import type { ClientMessage, Connect, WorkerMessage } from '../protocol.ts'
import type { Server } from '../serve.ts'

type Post = (message: WorkerMessage, transfer?: ArrayBuffer[]) => void

/** A worker without a thread: real ports, so that messages are cloned and buffers change hands as between threads. */
export class FakeWorker {
  /** What it was sent, in order. */
  readonly received: ClientMessage[] = []
  readonly post: Post
  readonly fail: (reason: string) => void
  #dead = false
  #server: Server | null = null

  constructor(post: Post, fail: (reason: string) => void) {
    this.post = (message, transfer) => {
      if (!this.#dead) post(message, transfer)
    }
    this.fail = fail
  }

  set server(server: Server) {
    this.#server = server
  }

  get alive(): boolean {
    return !this.#dead
  }

  /** As `self.close()`: no event tells of it. */
  die(): void {
    this.#dead = true
    this.#server?.close()
  }

  receive(message: ClientMessage): void {
    if (this.#dead) return
    this.received.push(message)
    this.#server?.receive(message)
  }

  /** Jobs of this kind that it was sent. */
  jobs(call: string): number[] {
    return this.received.flatMap((message) => (message.type === 'call' && message.call === call ? [message.job] : []))
  }

  get stops(): number[] {
    return this.received.flatMap((message) => (message.type === 'stop' ? [message.job] : []))
  }
}

/** A way to fake workers, and all that were made so far. `start` gives each its behaviour. */
export function fakeWorkers(start: (worker: FakeWorker) => void): { connect: Connect; workers: FakeWorker[] } {
  const workers: FakeWorker[] = []
  const connect: Connect = (listener) => {
    const { port1: page, port2: inside } = new MessageChannel()
    const worker = new FakeWorker(
      (message, transfer = []) => inside.postMessage(message, transfer),
      (reason) => listener.broken(reason),
    )
    workers.push(worker)
    page.onmessage = (event: MessageEvent<WorkerMessage>) => listener.message(event.data)
    page.onmessageerror = () => listener.broken('unreadable message')
    inside.onmessage = (event: MessageEvent<ClientMessage>) => worker.receive(event.data)
    start(worker)
    return {
      post: (message) => page.postMessage(message),
      close: () => {
        worker.die()
        page.close()
      },
    }
  }
  return { connect, workers }
}
