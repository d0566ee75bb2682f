import type { Loaded, Pace } from '../contents.ts'
import type { ElementType } from '../elements.ts'
import { readValues } from '../read-values.ts'
import { type ByteSource, memorySource } from '../source.ts'
import { type Located, readMember } from '../zip/member.ts'

/** A view into a storage. All of it is known to lie inside. */
export interface Strided {
  readonly member: Located
  readonly type: ElementType
  readonly dtype: string
  readonly shape: readonly number[]
  /** In values; 0 repeats. */
  readonly strides: readonly number[]
  readonly offset: number
}

/** Reads the stretch of the storage that the view covers, and brings it into C order. */
export async function loadStrided(file: ByteSource, view: Strided, pace?: Pace): Promise<Loaded> {
  const { member, type, dtype, shape, strides, offset } = view
  if (shape.includes(0)) return readValues(file, 0, 0, type, dtype, pace)
  const length = shape.reduce((end, size, axis) => end + (size - 1) * strides[axis], 1)
  // what is not packed is read where it lies, so that a view of a large storage costs no more than itself
  const [source, start] =
    member.method === 0 ? [file, member.dataAt] : [memorySource(file.name, await readMember(file, member, pace)), 0]
  const loaded = await readValues(source, start + offset * type.bytes, length, type, dtype, pace)
  if (isContiguous(shape, strides)) return loaded
  const places = placesOf(shape, strides)
  const data = gathered(loaded.data, places)
  return loaded.source ? { data, source: { dtype, codes: gathered(loaded.source.codes, places) } } : { data }
}

function isContiguous(shape: readonly number[], strides: readonly number[]): boolean {
  let expected = 1
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    if (shape[axis] !== 1 && strides[axis] !== expected) return false
    expected *= shape[axis]
  }
  return true
}

/** For each value in C order, where it is in the stretch. */
function placesOf(shape: readonly number[], strides: readonly number[]): Uint32Array {
  const count = shape.reduce((a, b) => a * b, 1)
  const places = new Uint32Array(count)
  const position = shape.map(() => 0)
  let from = 0
  for (let to = 0; to < count; to++) {
    places[to] = from
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      from += strides[axis]
      if (++position[axis] < shape[axis]) break
      from -= strides[axis] * shape[axis]
      position[axis] = 0
    }
  }
  return places
}

function gathered<T extends Float32Array | Float64Array | Uint16Array | Uint8Array>(values: T, places: Uint32Array): T {
  const result = new (values.constructor as new (length: number) => T)(places.length)
  for (let i = 0; i < places.length; i++) result[i] = values[places[i]]
  return result
}
