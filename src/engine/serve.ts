import { CoreError } from '../core/errors.ts'
import type { Failure } from './engine.ts'
import { buffersOf, type Call, type ClientMessage, type Done, type WorkerMessage } from './protocol.ts'
import type { ScannedTensor } from './scan-types.ts'
import { Session } from './session.ts'
import { Gone, Stopped, Task } from './task.ts'

/** Well below the silence that the client takes for death. */
const HEARTBEAT_MS = 1000

export interface Server {
  receive(message: ClientMessage): void
  /** Stops all work; nothing is posted any more. */
  close(): void
}

/** Answers messages with the work of one session. Every call is answered exactly once, whatever happens. */
export function serve(post: (message: WorkerMessage, transfer: ArrayBuffer[]) => void): Server {
  const session = new Session()
  const tasks = new Map<number, Task>()
  let heartbeat: ReturnType<typeof setInterval> | undefined

  function send(message: WorkerMessage): void {
    post(message, buffersOf(message))
  }

  async function perform(message: Call): Promise<void> {
    const { call, job } = message
    const task = new Task((progress) => send({ type: 'progress', call, job, progress }))
    tasks.set(job, task)
    heartbeat ??= setInterval(() => send({ type: 'alive' }), HEARTBEAT_MS)
    try {
      send(await answer(session, message, task, send))
    } catch (error) {
      send({ type: 'failed', call, job, failure: failureOf(error) })
    } finally {
      tasks.delete(job)
      if (tasks.size === 0) {
        clearInterval(heartbeat)
        heartbeat = undefined
      }
    }
  }

  send({ type: 'ready' })
  return {
    receive: (message) => {
      if (message.type === 'stop') tasks.get(message.job)?.stop()
      else if (message.type === 'use') session.use(message.id)
      else void perform(message)
    },
    close: () => {
      for (const task of tasks.values()) task.stop()
      session.close()
    },
  }
}

async function answer(
  session: Session,
  message: Call,
  task: Task,
  send: (message: WorkerMessage) => void,
): Promise<Done> {
  const { job } = message
  switch (message.call) {
    case 'load': {
      const { id, order } = message.request
      return { type: 'done', call: 'load', job, reply: await session.load(id, order, task) }
    }
    case 'run': {
      const onProvisional = (evaluation: Done<'run'>['reply']): void =>
        send({ type: 'provisional', call: 'run', job, evaluation })
      return { type: 'done', call: 'run', job, reply: await session.run(message.request, task, onProvisional) }
    }
    case 'pick':
      return { type: 'done', call: 'pick', job, reply: await session.pick(message.request, task) }
    case 'python':
      return { type: 'done', call: 'python', job, reply: await session.python() }
    case 'scan': {
      const onTensor = (tensor: ScannedTensor): void => send({ type: 'scanned', call: 'scan', job, tensor })
      return { type: 'done', call: 'scan', job, reply: await session.scan(message.request, task, onTensor) }
    }
    case 'sort':
      return { type: 'done', call: 'sort', job, reply: await session.sort(message.request, task) }
    case 'values':
      return { type: 'done', call: 'values', job, reply: session.values(message.request.limit) }
    case 'compare':
      return { type: 'done', call: 'compare', job, reply: await session.compare(message.request.values, task) }
  }
}

function failureOf(error: unknown): Failure {
  if (error instanceof Stopped) return { kind: 'stopped' }
  if (error instanceof Gone) return { kind: 'gone' }
  if (error instanceof CoreError) return { kind: 'problem', problem: error.problem }
  return { kind: 'crashed', message: error instanceof Error ? error.message : String(error) }
}
