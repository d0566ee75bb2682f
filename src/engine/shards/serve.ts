import { loadCodec } from '../../core/codecs/ggml/load.ts'
import { ChunkMemory } from '../../core/fast/chunks/memory.ts'
import { packIn } from '../../core/fast/chunks/pack.ts'
import type { Packing } from '../../core/fast/groups.ts'
import { runPass } from '../../core/fast/kernel-pass.ts'
import type { FoundBy, Packs, Work } from '../../core/fast/shards.ts'
import { KernelWeights } from '../../core/fast/weights.ts'
import { finish } from '../../core/steps.ts'
import { Stopped, Task } from '../task.ts'
import type { FromShard, ToShard } from './messages.ts'

export interface ShardServer {
  receive(message: ToShard): void
}

/** Answers messages with work on one shard. Between slices it hears what is not wanted any more. */
export function serveShard(post: (message: FromShard, transfer: ArrayBuffer[]) => void): ShardServer {
  const tasks = new Map<number, Task>()
  let held: KernelWeights | null = null
  /** Made when weights are first encoded. */
  let memory: ChunkMemory | null = null

  async function run(weights: KernelWeights, id: number, work: Work): Promise<void> {
    const task = new Task()
    tasks.set(id, task)
    try {
      const found = await ('codec' in work ? pack(weights, work, task) : task.drive(runPass(weights, work)))
      post({ type: 'found', id, found }, buffersOf(found))
    } catch (error) {
      if (!(error instanceof Stopped)) post({ type: 'failed' }, [])
    } finally {
      tasks.delete(id)
    }
  }

  async function pack(weights: KernelWeights, { codec: id }: Packs, task: Task): Promise<Packing> {
    const codec = await task.wait(loadCodec(id))
    if (!codec) throw new Error(`no codec ${id}`)
    // what it encodes at a time has its room, however many weights there are
    memory ??= new ChunkMemory(weights.module, 0)
    return task.drive(packIn(memory, weights.finite, codec))
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
      else if (held) void run(held, message.id, message.work)
    },
  }
}

/** All memory that a result takes: it changes hands. */
function buffersOf(found: FoundBy<Work>): ArrayBuffer[] {
  return Object.values(found).flatMap((part) => (ArrayBuffer.isView(part) ? [part.buffer as ArrayBuffer] : []))
}
