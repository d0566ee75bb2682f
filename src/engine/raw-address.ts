import { CoreError } from '../core/errors.ts'
import { excerpt } from '../core/formats/excerpt.ts'

/** Pages about a file, by host, and where the file itself is. */
const PAGES: readonly {
  readonly host: RegExp
  readonly path: RegExp
  readonly raw: (parts: RegExpExecArray) => string
}[] = [
  {
    host: /^(?:www\.)?github\.com$/,
    path: /^\/([^/]+)\/([^/]+)\/(?:blob|raw)\/(.+)$/,
    raw: ([, owner, name, rest]) => `https://raw.githubusercontent.com/${owner}/${name}/${rest}`,
  },
  {
    host: /^(?:www\.)?(?:huggingface\.co|hf\.co)$/,
    path: /^\/((?:(?:datasets|spaces)\/)?[^/]+\/[^/]+)\/(?:blob|raw|resolve)\/(.+)$/,
    raw: ([, name, rest]) => `https://huggingface.co/${name}/resolve/${rest}`,
  },
  {
    host: /^gitlab\.com$/,
    path: /^\/(.+)\/-\/(?:blob|raw)\/(.+)$/,
    raw: ([, name, rest]) => `https://gitlab.com/${name}/-/raw/${rest}`,
  },
]

/** The address of a file's bytes: that of a page about it is turned into it. Throws `url-bad`. */
export function rawAddress(href: string): URL {
  const address = parse(href.trim())
  if (address?.protocol !== 'https:' && address?.protocol !== 'http:') {
    throw new CoreError('url-bad', { href: excerpt(href) })
  }
  // no password of an address reaches a sentence or another server
  address.username = ''
  address.password = ''
  address.hash = ''
  for (const { host, path, raw } of PAGES) {
    const parts = host.test(address.hostname) ? path.exec(address.pathname) : null
    if (parts) return new URL(raw(parts))
  }
  return address
}

/** The name of the file at an address: its last part that is not empty. */
export function fileNameOf({ pathname, hostname }: URL): string {
  const last = /([^/]+)\/*$/.exec(pathname)?.[1] ?? hostname
  try {
    return decodeURIComponent(last)
  } catch {
    return last
  }
}

function parse(href: string): URL | undefined {
  try {
    return new URL(href)
  } catch {
    return undefined
  }
}
