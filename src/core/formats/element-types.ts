import { valuesOf } from '../numeric/number-format.ts'
import { FLOAT8_E4M3FN, FLOAT8_E5M2 } from '../numeric/number-formats.ts'
import type { ElementType } from './elements.ts'

const element = (kind: ElementType['kind'], bytes: number): ElementType => ({ kind, bytes, bigEndian: false })

/** Little-endian numbers as model files have them. Formats differ in what they call them. */
export const ELEMENT = {
  float64: element('float', 8),
  float32: element('float', 4),
  float16: element('float', 2),
  bfloat16: element('bfloat', 2),
  float8_e4m3: { ...element('code', 1), values: valuesOf(FLOAT8_E4M3FN) },
  float8_e5m2: { ...element('code', 1), values: valuesOf(FLOAT8_E5M2) },
  int8: element('int', 1),
  uint8: element('uint', 1),
  int16: element('int', 2),
  uint16: element('uint', 2),
  int32: element('int', 4),
  uint32: element('uint', 4),
  int64: element('int', 8),
  uint64: element('uint', 8),
  bool: element('bool', 1),
} as const satisfies Record<string, ElementType>
