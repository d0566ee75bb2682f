import { generatorById, loadGenerator } from '../../core/generators/index.ts'
import { loadMethod, methodById } from '../../core/methods/index.ts'
import { idsIn } from './reader.ts'

/** Loads what a link names and this version has. Rejects where it cannot be fetched; takes no time where all is there. */
export async function loadNamed(fragment: string): Promise<void> {
  const { sources, methods } = idsIn(fragment)
  const loads = [
    ...methods.filter((id) => !methodById(id)).map(loadMethod),
    ...sources.filter((id) => !generatorById(id)).map(loadGenerator),
  ]
  if (loads.length > 0) await Promise.all(loads)
}
