import { mkdirSync, writeFileSync } from 'node:fs'
import { readDigits } from './digits.ts'
import { exampleFiles, FOLDER, MANIFEST } from './files.ts'
import { trainExample } from './trained.ts'

/** Trains the built-in example and writes its files: `node scripts/run.mjs src/proof/example/train.ts`. */
export async function main(): Promise<number> {
  const trained = trainExample(readDigits(), ({ epoch, loss }) => {
    if (epoch % 10 === 0) console.log(`epoch ${epoch}: cross-entropy ${loss.toFixed(6)}`)
  })
  const files = exampleFiles(trained)
  mkdirSync(FOLDER, { recursive: true })
  for (const [name, bytes] of files) writeFileSync(new URL(name, FOLDER), bytes)
  const { accuracy } = JSON.parse(new TextDecoder().decode(files.get(MANIFEST)))
  console.log(`${accuracy.heldBack.right} of ${accuracy.heldBack.of} held-back digits right`)
  return 0
}
