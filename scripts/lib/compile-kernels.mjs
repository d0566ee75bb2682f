import { compile } from './assembly.mjs'
import { inRoot } from './root.mjs'

/** Before the first test, so that no test waits for the compiler of the kernels. */
export default async function setup() {
  await compile(inRoot('src', 'core', 'fast', 'assembly', 'index.ts'))
}
