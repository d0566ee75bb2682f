import type { KeptPair } from '../scene.ts'
import { wellFormed } from './write-text.ts'

/** Decodes what can be decoded; a `%` that encodes nothing stands for itself. */
export function decode(raw: string): string {
  return raw.replace(/(?:%[\da-f]{2})+/gi, (run) => decoded(run) ?? run)
}

/** Does `raw` hold a `%` that encodes nothing? */
export function isMalformed(raw: string): boolean {
  return decoded(raw) === null
}

/** Its value is used, always: to a minifier, a call for the sake of its exception is no call. */
function decoded(raw: string): string | null {
  try {
    return decodeURIComponent(raw)
  } catch {
    return null
  }
}

/** Encodes what must not stand in an address, so that kept text reads back as it was written. Leaves `%` alone. */
export function tidy(raw: string): string {
  return wellFormed(raw).replace(/[^\w\-.~!$&'()*+,;=:@/?%]/gu, encodeURIComponent)
}

/** Pairs `key=value` joined by `separator`. A key alone has the value ''; nothing between two separators is nothing. */
export function splitPairs(raw: string, separator: '&' | ';'): KeptPair[] {
  const pairs: KeptPair[] = []
  for (const piece of raw.split(separator)) {
    if (piece === '') continue
    const at = piece.indexOf('=')
    pairs.push(at < 0 ? [piece, ''] : [piece.slice(0, at), piece.slice(at + 1)])
  }
  return pairs
}
