import { execFile, execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { promisify } from 'node:util'
import { inRoot } from '../root.mjs'

const run = promisify(execFile)
const FLAGS = ['-O3', '-march=native', '-fopenmp-simd', '-fno-math-errno', '-fno-trapping-math']

/** The rivals that this machine can run: functions that give `{ name: nanoseconds per weight }`. */
export function rivals() {
  return [inC(), inNumPy()].filter((rival) => rival !== null)
}

/** The rival for block formats, where there is a C compiler. */
export function blockRivals() {
  const program = compiled()
  return program ? [({ file, n, method, repeats }) => timesOf(program, [file, n, method, repeats])] : []
}

function inC() {
  const program = compiled()
  return (
    program &&
    (({ file, n, scale, levels, bins, repeats }) => timesOf(program, [file, n, scale, levels, bins, repeats]))
  )
}

/** The C program, null where it cannot be compiled. */
function compiled() {
  const program = inRoot('.cache', 'bench', 'rival')
  mkdirSync(inRoot('.cache', 'bench'), { recursive: true })
  const source = inRoot('scripts', 'lib', 'bench', 'rival.c')
  return works('cc', [...FLAGS, source, '-o', program, '-lm']) ? program : null
}

function inNumPy() {
  if (!works('python3', ['-c', 'import numpy'])) return null
  const script = inRoot('scripts', 'lib', 'bench', 'rival.py')
  return ({ file, scale, levels, bins, repeats }) =>
    timesOf('python3', [script, file, scale, levels, bins, Math.min(5, repeats)])
}

function works(command, args) {
  try {
    execFileSync(command, args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

async function timesOf(command, args) {
  const { stdout } = await run(command, args.map(String))
  const lines = stdout.trim().split('\n')
  return Object.fromEntries(lines.map((line) => line.split('\t')).map(([name, time]) => [name, Number(time)]))
}
