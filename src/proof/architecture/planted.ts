import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { filesUnder, root } from './tree.ts'

/** A small tree with the compiler settings of this one, for seeing which errors `tsc -b` finds in it. */
export class PlantedTree {
  readonly #folder: string

  /** Inside the repository, so that its packages are found. */
  constructor() {
    const cache = join(root, '.cache')
    mkdirSync(cache, { recursive: true })
    this.#folder = mkdtempSync(join(cache, 'planted-'))
    const settings = filesUnder('src').filter((path) => /(^|\/)tsconfig[\w.]*\.json$/.test(path))
    for (const path of ['tsconfig.json', ...settings]) cpSync(join(root, path), join(this.#folder, path))
    this.write('src/core/ambient.d.ts', '')
  }

  write(path: string, text: string): void {
    const file = join(this.#folder, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }

  /** Exit code and output of `tsc -b`. */
  compile(): Promise<{ readonly code: number; readonly output: string }> {
    const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
    return new Promise((resolve) => {
      execFile(process.execPath, [tsc, '-b', '--pretty', 'false'], { cwd: this.#folder }, (error, stdout) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, output: stdout })
      })
    })
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true })
  }
}
