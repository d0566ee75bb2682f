/** Reading links and the weights in them: downloaded when there is a link to read. */
export { encodeValues } from './encode.ts'
export { loadNamed } from './load.ts'
export { ordered } from './ordered.ts'
export { payloadOf } from './payload.ts'
export { readLink } from './reader.ts'
