/**
 * Numbers as they stand on the page, the same in both languages: true minus, thin space before %, and a power of ten
 * instead of e-notation. `data-value` and exports keep the full number.
 */
const MINUS = '−'
const THIN = ' '
const SUPERSCRIPT: Readonly<Record<string, string>> = {
  '-': '⁻',
  0: '⁰',
  1: '¹',
  2: '²',
  3: '³',
  4: '⁴',
  5: '⁵',
  6: '⁶',
  7: '⁷',
  8: '⁸',
  9: '⁹',
}

export const UNDEFINED_SIGN = '–'

const withMinus = (text: string): string => text.replace(/^-/, MINUS)

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',')

function groupWhole(text: string): string {
  const [whole = '', rest] = text.split('.')
  return rest === undefined ? grouped(whole) : `${grouped(whole)}.${rest}`
}

/** A whole number as an exponent: ⁻⁷. */
export function raised(exponent: number): string {
  return String(exponent).replace(/[-\d]/g, (sign) => SUPERSCRIPT[sign] ?? sign)
}

function powerOfTen(value: number, digits: number): string {
  const [mantissa = '', exponent = '0'] = value.toExponential(digits - 1).split('e')
  return `${withMinus(mantissa)}${THIN}×${THIN}10${raised(Number(exponent))}`
}

/** What is not a finite number: ∞, −∞ or the dash for undefined. */
export function special(value: number): string | undefined {
  if (Number.isNaN(value)) return UNDEFINED_SIGN
  if (value === Infinity) return '∞'
  return value === -Infinity ? `${MINUS}∞` : undefined
}

/** `digits` significant digits: 0.0106, 12.3, 1,234, 3.2 × 10⁻⁷. */
export function significant(value: number, digits = 3): string {
  const sign = special(value)
  if (sign !== undefined) return sign
  if (value === 0) return '0'
  const size = Math.abs(value)
  if (size < 1e-5 || size >= 1e6) return powerOfTen(value, digits)
  // rounded first: 999.96 has three digits too many for three digits
  if (Number(size.toPrecision(digits)) >= 10 ** digits) return withMinus(groupWhole(value.toFixed(0)))
  return withMinus(groupWhole(value.toPrecision(digits)))
}

/** How many digits at `value` tell a hundredth of an axis `span` long; three at least. */
export const placeDigits = (value: number, span: number): number =>
  span > 0 ? Math.min(9, Math.max(3, 2 + Math.ceil(Math.log10(Math.abs(value) / span)))) : 3

/** A place on an axis `span` long: 0.106 on one from −1 to 1, 100.14 on one from 99 to 101. */
export const placed = (value: number, span: number): string => significant(value, placeDigits(value, span))

/** A fixed number of decimals: 14.1, 4.01. */
export function fixed(value: number, decimals: number): string {
  const sign = special(value)
  if (sign !== undefined) return sign
  if (Math.abs(value) >= 1e6) return powerOfTen(value, decimals + 1)
  const text = value.toFixed(decimals)
  return withMinus(groupWhole(Number(text) === 0 ? text.replace('-', '') : text))
}

/** With its sign in front, + too: +0.00016. */
export function signed(value: number, digits = 2): string {
  const text = significant(value, digits)
  return value > 0 && Number.isFinite(value) ? `+${text}` : text
}

/** A whole number with separators: 3,072. */
export function count(value: number): string {
  const sign = special(value)
  if (sign !== undefined) return sign
  return Math.abs(value) >= 1e9 ? powerOfTen(value, 3) : withMinus(grouped(String(value)))
}

/** A share of 1 as a percentage with two significant digits: 0.36 %, 71 %. */
export function percent(share: number, digits = 2): string {
  const sign = special(share)
  if (sign !== undefined) return sign
  const value = share * 100
  if (value === 0) return `0${THIN}%`
  if (value < 1e-5) return `${powerOfTen(value, digits)}${THIN}%`
  // what is not all of it never reads as all of it
  const rounded = Number(value.toPrecision(digits)) >= 100 && value < 100 ? Math.floor(value * 10) / 10 : undefined
  const text =
    rounded === undefined ? (value >= 10 ** digits ? value.toFixed(0) : value.toPrecision(digits)) : String(rounded)
  return `${text}${THIN}%`
}

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const

/** Bytes with three significant digits, kB = 1000 bytes: 1.54 kB. */
export function bytes(value: number): string {
  const sign = special(value)
  if (sign !== undefined) return sign
  let scaled = value
  let unit = 0
  while (scaled >= 999.5 && unit < UNITS.length - 1) {
    scaled /= 1000
    unit += 1
  }
  const digits = unit === 0 ? String(Math.ceil(scaled)) : scaled.toPrecision(3)
  return `${digits} ${UNITS[unit] ?? 'B'}`
}

/** A parameter exactly as it is, without rounding: what a field shows. */
export function exact(value: number): string {
  return withMinus(Math.abs(value) < 1e-5 && value !== 0 ? value.toExponential() : String(value))
}

/** At most `most` characters of a number, as it is typed: all of its digits, or `digits` at most, or as many as fit. */
export function fitted(value: number, most: number, digits = 17): string {
  let text: string
  do {
    const rounded = Number(value.toPrecision(digits))
    const [plain, powers] = [exact(rounded), withMinus(rounded.toExponential())]
    text = plain.length <= most || plain.length <= powers.length ? plain : powers
    digits -= 1
  } while (text.length > most && digits > 0)
  return text
}

/** What a value may be at most: whole numbers in groups. */
export const bound = (value: number): string => (Number.isInteger(value) ? count(value) : exact(value))

/** Reads what a person types: a true minus, a comma as decimal sign and spaces are fine. */
export function parseTyped(text: string): number | undefined {
  const plain = text
    .trim()
    .replaceAll(MINUS, '-')
    .replaceAll('－', '-')
    .replace(/^\+/, '')
    .replace(/^([^.,]*),(\d+)$/, '$1.$2')
  if (!/^-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(plain)) return undefined
  const value = Number(plain)
  return Number.isFinite(value) ? value : undefined
}
