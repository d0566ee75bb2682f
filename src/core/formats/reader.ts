import type { Steps } from '../steps.ts'
import type { Contents, Pace } from './contents.ts'
import type { ByteSource } from './source.ts'

/** The files that were given together with the one that is read. */
export interface Beside {
  /** The file of this name, which from then on counts as a part of the one that is read. */
  readonly find: (name: string) => Promise<ByteSource | undefined>
}

/** Nothing was given beside the file. */
export const ALONE: Beside = { find: async () => undefined }

/** What every file of `readers` exports as `reader`. Adding a format is adding such a file, and its names to `OPENS`. */
export interface Reader {
  /** As `sniff` names the format. */
  readonly id: string
  /** Place in the list of what opens (`OPENS`). */
  readonly order: number
  /** Extensions that the page names. */
  readonly extensions: readonly string[]
  /** Further extensions under which such content is no surprise. */
  readonly alsoFine: readonly string[]
  /** Lists the tensors of a file whose content `sniff` found to be of this format. Throws CoreError, and what `pace` throws. */
  readonly open: (file: ByteSource, beside?: Beside, pace?: Pace) => Promise<Contents>
  /** For formats whose files can name others: is this, the beginning of one, such a file? */
  readonly leads?: (head: Uint8Array) => boolean
  /** For formats that are text: the same for text that was typed or pasted. */
  readonly parse?: (name: string, text: string) => Steps<Contents>
}
