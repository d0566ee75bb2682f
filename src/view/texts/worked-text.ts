import type { PickedWeight } from '../../engine/engine.ts'
import type { TraceStep } from '../../core/quantizer/method.ts'
import { count, exact, fixed, significant } from '../../i18n/numbers.ts'
import type { Messages } from '../../i18n/index.ts'

/** Where a weight stands, as NumPy counts: `x[28, 58]`. */
export const placeOf = ({ position }: PickedWeight): string => (position.length > 0 ? `x[${position.join(', ')}]` : 'x')

type Constants = Pick<PickedWeight, 'scale' | 'factor' | 'zeroPoint' | 'symbols'>

/** The numbers of the group of a weight, under the names that the formula has for them. */
export function constantsOf({ scale, factor, zeroPoint, symbols }: Constants, digits = 4, between = ' · '): string {
  const s = scale ?? factor
  const parts = Object.entries(symbols ?? (s === null ? {} : { s })).map(
    ([name, value]) => `${name} = ${significant(value, digits)}`,
  )
  if (zeroPoint !== null) parts.push(`z = ${exact(zeroPoint)}`)
  return parts.join(between)
}

const WHOLE = new Set(['round', 'shift', 'saturate', 'cast'])

/** The number of a stage. A code that is stored with something added goes on to what is stored: `−6 + 8 = 2`. */
export function numberOf(step: TraceStep): string {
  const { id, value, code } = step
  if (WHOLE.has(id))
    return code?.fromLeast && code.min < 0 ? `${count(value)} + ${-code.min} = ${value - code.min}` : count(value)
  // so many digits that those behind the point show which way it is rounded
  if (id === 'divide' || id === 'multiply') return Math.abs(value) >= 1000 ? fixed(value, 2) : significant(value, 5)
  const size = Math.abs(value)
  return size > 0 && size < 0.001 ? significant(value, 4) : size >= 1000 ? significant(value, 7) : fixed(value, 5)
}

/** What a stage is called, and what it means. `rounding` is the mode of the method; empty where it has none. */
export function namesOf(step: TraceStep, picked: PickedWeight, rounding: string, words: Messages): [string, string] {
  const { steps } = words.worked
  const modes: Readonly<Record<string, string>> = words.rounding.options
  const how = modes[rounding]?.toLowerCase()
  // a number format is rounded to in any of the ways, and not all of them give the nearest number
  const id = step.id === 'nearest' && how ? 'round' : step.id
  return [
    step.term ?? termOf(step, picked, words) ?? steps[id][1] ?? '',
    (id === 'round' && how) || (meaningOf(step, picked, words) ?? steps[id][0]),
  ]
}

function termOf({ id, code }: TraceStep, picked: PickedWeight, { worked }: Messages): string | undefined {
  if (id === 'dequantize' && picked.scale !== null) return picked.zeroPoint === null ? 'q × s' : '(q − z) × s'
  return id === 'saturate' && code ? `${worked.steps.saturate[1]} ${exact(code.min)}…${exact(code.max)}` : undefined
}

function meaningOf({ id, value }: TraceStep, picked: PickedWeight, { worked }: Messages): string | undefined {
  if (id === 'error' && picked.scale && !Number.isNaN(value))
    return worked.errorInSteps(fixed(Math.abs(value / picked.scale), 2))
  if (id === 'divide' && picked.factor !== null) return worked.inUnits
  if (id !== 'saturate') return undefined
  const before = picked.steps.find((each) => each.id === 'shift') ?? picked.steps.find((each) => each.id === 'round')
  // NaN has no place from which it could be clipped
  return before && before.value !== value && !Number.isNaN(before.value) ? worked.clipped : undefined
}

/** The bits of a code, where they are few: in two's complement, or counted from the least one. */
export function bitsOf({ code }: TraceStep): string | undefined {
  if (!code || code.bits > 16) return undefined
  const { value, bits, min, fromLeast } = code
  return (fromLeast ? value - min : value < 0 ? 2 ** bits + value : value).toString(2).padStart(bits, '0')
}
