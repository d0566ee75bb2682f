/** The link: what a scene looks like in the address, for people and scripts. `docs/links.md` is its manual. */
export { DEFAULT_SCENE } from './defaults.ts'
export { encodeValues } from './encode.ts'
export { carriesPayload, payloadOf } from './payload.ts'
export { loadNamed } from './load.ts'
export { readLink } from './reader.ts'
export type { Allowed, LinkDamages, LinkRemark, LinkRemarks, Owner } from './remarks.ts'
export { sourceParams } from './source.ts'
export { writeLink } from './writer.ts'
