import { nextTurn } from '../task.ts'

/** Waits until `condition` holds; vitest's own limit ends a wait in vain. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await nextTurn()
}

/** Lets everything happen that waits for nothing but its turn, such as a message on its way. */
export async function settled(): Promise<void> {
  for (let i = 0; i < 20; i++) await nextTurn()
}
