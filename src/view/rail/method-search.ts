import type { Method } from '../../core/quantizer/method.ts'

/** Is `query` a part of what the method is called or of what is said of it, in any language, or the beginning of an alias? */
export function answersTo(method: Method, query: string): boolean {
  const { id, label, summary, aliases = [] } = method
  const wanted = plain(query)
  const texts = [id, ...Object.values(label), ...Object.values(summary)]
  return texts.some((text) => plain(text).includes(wanted)) || aliases.some((alias) => plain(alias).startsWith(wanted))
}

/** `Zero point`, `zero-point` and `zero_point` are one. */
const plain = (text: string): string => text.toLowerCase().replace(/[\s_-]/g, '')
