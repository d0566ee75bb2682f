import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { reportLines, runCorpus } from './report.ts'

const FIXTURES = fileURLToPath(new URL('../fixtures/corpus', import.meta.url))

/**
 * Checks the file corpus in `CORPUS_DIR`, by default the copy in this project, and prints what came of it:
 *
 *     node scripts/run.mjs src/proof/corpus/main.ts
 *
 * Returns the exit code.
 */
export async function main(): Promise<number> {
  const folder = process.env.CORPUS_DIR ?? FIXTURES
  try {
    const report = await runCorpus(folder)
    for (const line of reportLines(report)) console.log(line)
    return report.passed ? 0 : 1
  } catch (error) {
    console.log(`failed: no corpus could be read in ${folder}: ${String(error)}`)
    return 1
  }
}
