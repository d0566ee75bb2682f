import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { assemblyScript } from './scripts/lib/assembly.mjs'

const WORKER = /new URL\('\.\/(\w+-)?worker\.ts', import\.meta\.url\)/

/**
 * Builds the workers together with the page, so that what both need (the methods, above all) is one file that is loaded
 * once. Vite by itself builds a worker apart, with a second copy of everything.
 */
function workerSharesChunks(): Plugin {
  return {
    name: 'worker-shares-chunks',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { code: WORKER },
      handler(code, id) {
        return code.replace(WORKER, (_, prefix = '') => {
          const name = `${prefix}worker`
          const reference = this.emitFile({ type: 'chunk', id: join(id, '..', `${name}.ts`), name })
          return `import.meta.ROLLUP_FILE_URL_${reference}`
        })
      },
    },
  }
}

const PRELOAD_HELPER = /vite\/preload-helper/

interface ModuleGraph {
  getModuleInfo(id: string): { readonly importers: readonly string[] } | null
}

/** Is a module imported, without any import(), by the file that `start` matches? */
function startsWith(start: RegExp): (id: string, graph: ModuleGraph) => boolean {
  const known = new Map<string, boolean>()
  return function reached(id: string, graph: ModuleGraph): boolean {
    const answer = known.get(id)
    if (answer !== undefined) return answer
    known.set(id, start.test(id))
    const found =
      start.test(id) || (graph.getModuleInfo(id)?.importers ?? []).some((importer) => reached(importer, graph))
    known.set(id, found)
    return found
  }
}

/**
 * Few files for what the page starts with, instead of twenty that share it with what comes later: `page`, `core`, which
 * the worker starts with too, and what the first scene needs besides: `scene` of the core, and `lower-groups` of the rail.
 * Many small files compress badly.
 */
function firstLoadInFewFiles(): (id: string, graph: ModuleGraph) => string | null {
  const ofPage = startsWith(/\/src\/main\.tsx$/)
  const ofScene = startsWith(/\/src\/(core\/formats\/readers\/npy\.ts|view\/rail\/lower-groups\.tsx)$/)
  const ofWorker = startsWith(/\/src\/engine\/worker\.ts$/)
  // the entries stay by themselves
  const apart = /\/src\/(main\.tsx|engine\/worker\.ts)$|index\.html|rolldown\/runtime/
  return (id, graph) => {
    if (apart.test(id)) return null
    if (PRELOAD_HELPER.test(id)) return 'core'
    if (ofWorker(id, graph) || (/\/src\/core\//.test(id) && ofPage(id, graph))) return 'core'
    if (ofPage(id, graph)) return 'page'
    if (!ofScene(id, graph)) return null
    return /\/src\/core\//.test(id) ? 'scene' : 'lower-groups'
  }
}

/**
 * With one style sheet there is nothing to load before a chunk, and a worker has no document to load it through: an
 * import can stay an import.
 */
function plainImports(): Plugin {
  return {
    name: 'plain-imports',
    apply: 'build',
    enforce: 'pre',
    load: {
      filter: { id: PRELOAD_HELPER },
      handler: () => 'export const __vitePreload = (load) => load()',
    },
  }
}

export default defineConfig({
  /** Relative, so that `dist` works from any sub-path of a static host. */
  base: './',
  plugins: [react(), assemblyScript(), workerSharesChunks(), plainImports()],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    /** Tells scripts/size.mjs what the first load consists of. */
    manifest: true,
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_file, imports, { hostType }) => (hostType === 'html' ? imports : []),
    },
    cssCodeSplit: false,
    rolldownOptions: {
      // what d3-array prepares when it is loaded, for functions that nobody here calls
      treeshake: { manualPureFunctions: ['bisector', 'Blur2', 'shuffler'], propertyReadSideEffects: false },
      output: {
        // the first load names a hundred chunks, and a hash does not compress: 42 bits tell their versions apart
        chunkFileNames: 'assets/[name]-[hash:7].js',
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [{ name: firstLoadInFewFiles(), debugName: 'first load' }],
        },
      },
    },
  },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.mjs'],
    allowOnly: false,
    globalSetup: ['scripts/lib/compile-kernels.mjs'],
    environment: 'node',
    /** Only against what never ends: how fast a test is depends on what else the machine does. */
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
