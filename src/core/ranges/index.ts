import { byId } from '../registry.ts'
import type { Calibrator } from './range.ts'

const files = import.meta.glob<Calibrator>(['./*.ts', '!./index.ts', '!./all.ts', '!./range.ts', '!./*.test.ts'], {
  eager: true,
  import: 'default',
})

/** Every rule that finds a range, in the order of the menu. */
export const calibrators: readonly Calibrator[] = Object.values(files).sort((x, y) => x.order - y.order)

/** The rule with this id, or undefined. */
export const calibratorById: (id: string) => Calibrator | undefined = byId(calibrators)
