import type { Values } from '../tensor.ts'

/** Up to here a set is fastest. */
const FEW = 4096

/** How many different numbers occur. 0 and −0 are one. NaN is not expected. */
export function countDistinct(values: Values): number {
  if (values.length <= FEW) return new Set(values).size
  const single = values instanceof Float32Array ? values : sameAsFloat32(values)
  return single ? distinctFloat32(single) : distinctFloat64(values)
}

/** The values as float32 where nothing is lost, else null. */
function sameAsFloat32(values: Values): Float32Array | null {
  for (let i = 0; i < values.length; i++) if (Math.fround(values[i]) !== values[i]) return null
  return Float32Array.from(values)
}

/**
 * Sorted by the high half of their bits, then each low half marked once per high half: two passes over memory in
 * order, where a hash table would wait for memory at every value.
 */
function distinctFloat32(values: Float32Array): number {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length)
  const ends = new Uint32Array(65536)
  for (let i = 0; i < bits.length; i++) ends[bits[i] >>> 16]++
  for (let high = 1; high < 65536; high++) ends[high] += ends[high - 1]
  const lows = new Uint16Array(bits.length)
  const next = ends.slice()
  for (let i = 0; i < bits.length; i++) lows[--next[bits[i] >>> 16]] = bits[i]
  const marks = new Int32Array(65536).fill(-1)
  let count = 0
  for (let high = 0; high < 65536; high++) {
    for (let i = next[high]; i < ends[high]; i++) {
      if (marks[lows[i]] === high) continue
      marks[lows[i]] = high
      count++
    }
  }
  return hasBothZeros(bits) ? count - 1 : count
}

function hasBothZeros(bits: Uint32Array): boolean {
  return bits.includes(0) && bits.includes(0x80000000)
}

// float64: open addressing over the numbers themselves; NaN marks a free place.

const view = new Float64Array(1)
const words = new Int32Array(view.buffer)

function distinctFloat64(values: Values): number {
  let capacity = 1024
  while (capacity < values.length * 2) capacity *= 2
  const table = new Float64Array(capacity).fill(NaN)
  let count = 0
  for (let i = 0; i < values.length; i++) if (insert(table, values[i] + 0)) count++
  return count
}

/** Puts `value` into the table; false where it stood there already. */
function insert(table: Float64Array, value: number): boolean {
  view[0] = value
  const h = Math.imul(words[0] ^ Math.imul(words[1], 0x9e3779b1), 0x85ebca6b)
  const mask = table.length - 1
  for (let place = (h ^ (h >>> 15)) & mask; ; place = (place + 1) & mask) {
    const there = table[place]
    if (there === value) return false
    if (there !== there) {
      table[place] = value
      return true
    }
  }
}
