import { ChunkRun, type Found, type Pass } from '../../core/fast/kernel-pass.ts'
import { KernelWeights } from '../../core/fast/weights.ts'
import { finish, type Steps } from '../../core/steps.ts'
import { Stopped, Task } from '../task.ts'
import type { FromShard, ToShard } from './messages.ts'

export interface ShardServer {
  receive(message: ToShard): void
}

/** Answers messages with passes over one shard. Between slices it hears what is not wanted any more. */
export function serveShard(post: (message: FromShard, transfer: ArrayBuffer[]) => void): ShardServer {
  const tasks = new Map<number, Task>()
  let held: KernelWeights | null = null

  async function run(weights: KernelWeights, id: number, pass: Pass): Promise<void> {
    const task = new Task()
    tasks.set(id, task)
    try {
      const found = await task.drive(find(weights, pass))
      post({ type: 'found', id, found }, [found.counts.buffer as ArrayBuffer, found.sums.buffer as ArrayBuffer])
    } catch (error) {
      if (!(error instanceof Stopped)) post({ type: 'failed' }, [])
    } finally {
      tasks.delete(id)
    }
  }

  function hold(module: WebAssembly.Module, weights: Float32Array): void {
    try {
      held = finish(KernelWeights.of(module, weights))
      post({ type: 'ready' }, [])
    } catch {
      // without the memory for it the owner goes on alone
      post({ type: 'failed' }, [])
    }
  }

  return {
    receive: (message) => {
      if (message.type === 'hold') hold(message.module, message.weights)
      else if (message.type === 'drop') tasks.get(message.id)?.stop()
      else if (held) void run(held, message.id, message.pass)
    },
  }
}

function* find(weights: KernelWeights, pass: Pass): Steps<Found> {
  const run = new ChunkRun(weights, pass)
  try {
    for (let chunk = 0; chunk < weights.chunks; chunk++) {
      run.chunk(chunk)
      yield chunk / weights.chunks
    }
    return run.found()
  } finally {
    run.leave()
  }
}
