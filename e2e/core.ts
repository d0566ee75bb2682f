import { join } from 'node:path'
import { runnerImport } from 'vite'

type Model = typeof import('./model.ts')

const root = join(import.meta.dirname, '..')

/** `model.ts` through Vite, since the core finds its methods with `import.meta.glob`. */
export const { module: core } = await runnerImport<Model>(join(root, 'e2e', 'model.ts'), {
  root,
  configFile: false,
  logLevel: 'error',
})
