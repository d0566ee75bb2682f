/**
 * The link: what a scene looks like in the address, for people and scripts. `docs/links.md` is its manual. What reads
 * links stands in `reading.ts`, since the page of the default scene starts without it.
 */
export { DEFAULT_SCENE } from './defaults.ts'
export type { Allowed, LinkDamages, LinkReading, LinkRemark, LinkRemarks, Owner } from './remarks.ts'
export { carriesPayload, RAW_TYPES } from './schema.ts'
export { sourceParams } from './source.ts'
export { writeLink } from './writer.ts'
