import type { Opened } from '../core/formats/contents.ts'
import { mainTensor } from '../core/formats/main-tensor.ts'
import { openWeights, readText } from '../core/formats/open.ts'
import type { ByteSource } from '../core/formats/source.ts'
import type { Tensor } from '../core/tensor.ts'
import type { HeldWeights } from './engine.ts'
import type { Task } from './task.ts'

/** Weights with what is known of where they come from. */
export type Sourced = Pick<HeldWeights, 'notes' | 'tensors' | 'file' | 'about'> & { readonly tensor: Tensor }

/** Reads typed or pasted numbers. Throws CoreError, Stopped. */
export async function readTyped(name: string, text: string, task: Task): Promise<Sourced> {
  return readTensor(await task.drive(readText(name, text), 'load'), undefined, task)
}

/** Reads the main tensor of one file, whatever its format. Throws CoreError, Stopped. */
export async function readFile(file: ByteSource, task: Task): Promise<Sourced> {
  return readTensor(await task.wait(openWeights([file])), undefined, task)
}

/** The tensor of this name, or the main one. Throws CoreError, Stopped. */
export async function readTensor(opened: Opened, name: string | undefined, task: Task): Promise<Sourced> {
  const tensor = await task.wait(opened.read(name ?? mainTensor(opened.tensors), (done) => task.pace('load', done)))
  return { tensor, notes: [...opened.notes], tensors: opened.tensors, about: opened.about }
}
