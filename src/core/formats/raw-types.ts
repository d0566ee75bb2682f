import type { ElementType } from './elements.ts'

/** The types that raw bytes can be read as, under the names that links have for them. */
export const KINDS = {
  float64: { kind: 'float', bytes: 8 },
  float32: { kind: 'float', bytes: 4 },
  float16: { kind: 'float', bytes: 2 },
  bfloat16: { kind: 'bfloat', bytes: 2 },
  float8_e4m3: { kind: 'e4m3', bytes: 1 },
  float8_e5m2: { kind: 'e5m2', bytes: 1 },
  int8: { kind: 'int', bytes: 1 },
  uint8: { kind: 'uint', bytes: 1 },
  int16: { kind: 'int', bytes: 2 },
  uint16: { kind: 'uint', bytes: 2 },
  int32: { kind: 'int', bytes: 4 },
  uint32: { kind: 'uint', bytes: 4 },
  int64: { kind: 'int', bytes: 8 },
} as const satisfies Record<string, Omit<ElementType, 'bigEndian'>>

export type RawType = keyof typeof KINDS

/** The types that raw bytes can be read as. */
export const RAW_TYPES = Object.keys(KINDS) as readonly RawType[]

/** What raw bytes mean. Nothing in them says so: a person must. */
export interface RawLayout {
  readonly dtype: RawType
  readonly endian: 'little' | 'big'
  /** Bytes before the first value. */
  readonly offset: number
  /** Absent: one axis, up to the end of the file. */
  readonly shape?: readonly number[]
}
