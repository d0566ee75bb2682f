import type { ConnectShard, FromShard, ToShard } from '../messages.ts'
import { serveShard } from '../serve.ts'

type Said<T extends ToShard['type']> = Extract<ToShard, { type: T }>

/** A worker for a shard without a thread: real ports, so that messages are cloned and buffers change hands. */
export class FakeShard {
  readonly received: ToShard[] = []
  readonly sent: FromShard[] = []
  alive = true
  /** What it does with a message. */
  answer: (message: ToShard) => void = () => {}
  readonly #send: (message: FromShard, transfer: ArrayBuffer[]) => void
  readonly #broken: () => void

  constructor(send: (message: FromShard, transfer: ArrayBuffer[]) => void, broken: () => void) {
    this.#send = send
    this.#broken = broken
  }

  post(message: FromShard, transfer: ArrayBuffer[] = []): void {
    if (!this.alive) return
    this.sent.push(message)
    this.#send(message, transfer)
  }

  fail(): void {
    this.#broken()
  }

  heard<T extends ToShard['type']>(type: T): Said<T>[] {
    return this.received.filter((message): message is Said<T> => message.type === type)
  }
}

/** Works as the real one, except for the messages that `instead` takes. */
export function obedient(shard: FakeShard, instead: (message: ToShard) => unknown = () => false): void {
  const server = serveShard((message, transfer) => shard.post(message, transfer))
  shard.answer = (message) => {
    if (instead(message) === false) server.receive(message)
  }
}

/** A way to fake shards, and all that were made so far. */
export function fakeShards(start: (shard: FakeShard) => void): { connect: ConnectShard; shards: FakeShard[] } {
  const shards: FakeShard[] = []
  const connect: ConnectShard = (listener) => {
    const { port1: owner, port2: inside } = new MessageChannel()
    const shard = new FakeShard(
      (message, transfer) => inside.postMessage(message, transfer),
      () => listener.broken(),
    )
    start(shard)
    shards.push(shard)
    owner.onmessage = (event: MessageEvent<FromShard>) => listener.message(event.data)
    inside.onmessage = (event: MessageEvent<ToShard>) => {
      if (!shard.alive) return
      shard.received.push(event.data)
      shard.answer(event.data)
    }
    return {
      post: (message, transfer) => owner.postMessage(message, transfer),
      close: () => {
        shard.alive = false
        owner.close()
      },
    }
  }
  return { connect, shards }
}
