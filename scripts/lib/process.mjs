import { spawn } from 'node:child_process'
import { inRoot, root } from './root.mjs'

const windows = process.platform === 'win32'

/**
 * Runs a command with its output shown. Resolves with the exit code (1 when a signal ended it, 127 when it could not
 * start) and, with `capture`, what it wrote to standard output.
 */
export function run(command, args, { env = {}, capture = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', capture ? 'pipe' : 'inherit', 'inherit'],
      shell: windows,
    })
    let output = ''
    child.stdout?.setEncoding('utf8')
    child.stdout?.on('data', (text) => {
      output += text
      process.stdout.write(text)
    })
    child.on('error', (error) => {
      console.error(`${command}: ${error.message}`)
      resolve({ code: 127, output })
    })
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

/** A tool that the repository has installed. */
export function tool(name, args, options) {
  return run(inRoot('node_modules', '.bin', name), args, options)
}

/** npm, its messages on even where the command above it was told to be silent. */
export function npm(args) {
  return run('npm', args, { env: { npm_config_loglevel: 'warn' } })
}

export function node(args, options) {
  return run(process.execPath, args, options)
}
