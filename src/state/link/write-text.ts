/** Percent-encoded as by encodeURIComponent, except that `/ : ,` stand as they are. */
export function encode(text: string): string {
  return encodeURIComponent(wellFormed(text)).replace(/%(?:2F|3A|2C)/g, (code) => decodeURIComponent(code))
}

/** The shortest decimal that reads back as `value`. An exponent goes without its plus sign, which would need encoding. */
export function decimal(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value).replace('+', '')
}

/** Half a surrogate pair cannot be encoded. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD')
}
