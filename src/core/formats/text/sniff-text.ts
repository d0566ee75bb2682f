import type { Sniffed } from '../signatures.ts'
import { narrow } from './narrow.ts'

const WEB_PAGE = /^\s*(?:<!--[\s\S]*?-->\s*)?<(!doctype\s+html|html|head|body|script|\?xml)\b/i
const LFS_POINTER = /^version https:\/\/git-lfs\.github\.com\/spec\//

/**
 * Where lists or an object begin: with a bracket, `X =` or `array(` in front of it allowed. What follows the bracket must
 * fit, since a table may begin with a name in brackets.
 */
const LISTS =
  /^\s*(?:parameter containing:\s*)?(?:[a-z_][\w.]*\s*=\s*)?(?:(?:\w+\.)?(?:array|asarray|tensor|parameter)\s*\(\s*)?(?:\{|[[(][\s[(]*(?:$|[-+.\d"'{\])…]|(?:nan|null|none|inf|true|false|array|tensor)))/i

/** What a text is. `text` may be only the beginning of it. */
export function sniffText(text: string): Sniffed {
  const page = WEB_PAGE.exec(text)
  if (page) return { nature: 'web-page', name: page[1].startsWith('?') ? 'XML' : 'HTML' }
  if (LFS_POINTER.test(text)) return { nature: 'lfs-pointer', bytes: Number(/^size (\d{1,15})$/m.exec(text)?.[1] ?? 0) }
  const plain = narrow(text)
  if (!LISTS.test(plain)) return { nature: 'format', name: 'text' }
  const isIndex = /^\s*\{/.test(plain) && /"weight_map"\s*:\s*\{/.test(plain)
  return { nature: 'format', name: isIndex ? 'safetensors' : 'json' }
}
