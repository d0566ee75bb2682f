import type { ELEMENT } from './element-types.ts'

/** The types that raw bytes can be read as, under the names that links have for them. */
export type RawType = Exclude<keyof typeof ELEMENT, 'bool' | 'uint64'>

/** What raw bytes mean. Nothing in them says so: a person must. */
export interface RawLayout {
  readonly dtype: RawType
  readonly endian: 'little' | 'big'
  /** Bytes before the first value. */
  readonly offset: number
  /** Absent: one axis, up to the end of the file. */
  readonly shape?: readonly number[]
}
