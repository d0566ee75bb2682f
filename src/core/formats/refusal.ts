import { CoreError } from '../errors.ts'
import { OPENS } from './extensions.ts'
import type { Sniffed } from './signatures.ts'

/** What a sentence says of a file that no reader takes. `start`: its first bytes in hexadecimal. */
interface Unread {
  readonly file: string
  readonly bytes: number
  readonly start: string
}

/** Why a file of this nature is not opened. */
export function refusal({ file, bytes, start }: Unread, sniffed: Sniffed): CoreError {
  const opens = OPENS
  switch (sniffed.nature) {
    case 'format':
      return new CoreError('format-not-yet', { file, format: sniffed.name, opens })
    case 'image':
      return new CoreError('file-image', { file, kind: sniffed.name })
    case 'packed':
      return new CoreError('file-packed', { file, kind: sniffed.name })
    case 'foreign':
      return new CoreError('file-foreign', { file, kind: sniffed.name, opens })
    case 'web-page':
      return new CoreError('file-web-page', { file, kind: sniffed.name })
    case 'lfs-pointer':
      return new CoreError('file-lfs-pointer', { file, bytes: sniffed.bytes })
    case 'short':
      return new CoreError('file-short', { file, bytes })
    case 'unknown':
      return new CoreError('file-unknown', { file, start, opens })
  }
}
