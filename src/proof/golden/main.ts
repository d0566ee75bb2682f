import { resolve } from 'node:path'
import process from 'node:process'
import { renderReport } from './render.ts'
import { walkGolden } from './walk.ts'

/** Where the vectors stand unless `GOLDEN_DIR` says otherwise; the command starts in the root of the project. */
const FIXTURES = 'src/proof/fixtures/golden'

/** Walks the golden vectors, prints the report, and returns the exit code. */
export async function main(): Promise<number> {
  const dir = resolve(process.env['GOLDEN_DIR'] ?? FIXTURES)
  const report = await walkGolden(dir)
  console.log(renderReport(report))
  return report.ok ? 0 : 1
}
